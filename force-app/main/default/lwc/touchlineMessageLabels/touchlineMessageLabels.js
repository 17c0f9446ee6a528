// One label per code the service writes: flags, evidence, talking points, focus, predicates, marks.
import Flag_untouched from '@salesforce/label/c.Touchline_Flag_untouched';
import Flag_past_due from '@salesforce/label/c.Touchline_Flag_past_due';
import Flag_stuck_in_stage from '@salesforce/label/c.Touchline_Flag_stuck_in_stage';
import Flag_over_age from '@salesforce/label/c.Touchline_Flag_over_age';
import Flag_pushed from '@salesforce/label/c.Touchline_Flag_pushed';
import Flag_no_next_meeting from '@salesforce/label/c.Touchline_Flag_no_next_meeting';
import Flag_no_next_step from '@salesforce/label/c.Touchline_Flag_no_next_step';
import Flag_single_threaded from '@salesforce/label/c.Touchline_Flag_single_threaded';
import Flag_regressed from '@salesforce/label/c.Touchline_Flag_regressed';
import Flag_amount_cut from '@salesforce/label/c.Touchline_Flag_amount_cut';
import Flag_other from '@salesforce/label/c.Touchline_Flag_other';
import Value_None from '@salesforce/label/c.Touchline_Value_None';
import Evidence_untouchedSince from '@salesforce/label/c.Touchline_Evidence_untouchedSince';
import Evidence_neverTouched from '@salesforce/label/c.Touchline_Evidence_neverTouched';
import Evidence_touchedRecently from '@salesforce/label/c.Touchline_Evidence_touchedRecently';
import Evidence_meetingScheduled from '@salesforce/label/c.Touchline_Evidence_meetingScheduled';
import Evidence_newDeal from '@salesforce/label/c.Touchline_Evidence_newDeal';
import Evidence_activityGate from '@salesforce/label/c.Touchline_Evidence_activityGate';
import Evidence_pastDue from '@salesforce/label/c.Touchline_Evidence_pastDue';
import Evidence_closeDateAhead from '@salesforce/label/c.Touchline_Evidence_closeDateAhead';
import Evidence_noCloseDate from '@salesforce/label/c.Touchline_Evidence_noCloseDate';
import Evidence_stuckSince from '@salesforce/label/c.Touchline_Evidence_stuckSince';
import Evidence_stuckMeetingAhead from '@salesforce/label/c.Touchline_Evidence_stuckMeetingAhead';
import Evidence_inStageSince from '@salesforce/label/c.Touchline_Evidence_inStageSince';
import Evidence_unknownStage from '@salesforce/label/c.Touchline_Evidence_unknownStage';
import Evidence_overAge from '@salesforce/label/c.Touchline_Evidence_overAge';
import Evidence_usualAge from '@salesforce/label/c.Touchline_Evidence_usualAge';
import Evidence_stuckAlready from '@salesforce/label/c.Touchline_Evidence_stuckAlready';
import Evidence_fewWonDeals from '@salesforce/label/c.Touchline_Evidence_fewWonDeals';
import Evidence_pushedTimes_one from '@salesforce/label/c.Touchline_Evidence_pushedTimes_one';
import Evidence_pushedTimes_other from '@salesforce/label/c.Touchline_Evidence_pushedTimes_other';
import Evidence_dateHeld from '@salesforce/label/c.Touchline_Evidence_dateHeld';
import Evidence_noHistory from '@salesforce/label/c.Touchline_Evidence_noHistory';
import Evidence_noMeetingAhead from '@salesforce/label/c.Touchline_Evidence_noMeetingAhead';
import Evidence_closesSoon from '@salesforce/label/c.Touchline_Evidence_closesSoon';
import Evidence_earlyStage from '@salesforce/label/c.Touchline_Evidence_earlyStage';
import Evidence_nextStepMissing from '@salesforce/label/c.Touchline_Evidence_nextStepMissing';
import Evidence_nextStepOld from '@salesforce/label/c.Touchline_Evidence_nextStepOld';
import Evidence_nextStepSet from '@salesforce/label/c.Touchline_Evidence_nextStepSet';
import Evidence_nextStepUndated from '@salesforce/label/c.Touchline_Evidence_nextStepUndated';
import Evidence_nextStepUnused from '@salesforce/label/c.Touchline_Evidence_nextStepUnused';
import Evidence_noContacts from '@salesforce/label/c.Touchline_Evidence_noContacts';
import Evidence_fewContacts_one from '@salesforce/label/c.Touchline_Evidence_fewContacts_one';
import Evidence_fewContacts_other from '@salesforce/label/c.Touchline_Evidence_fewContacts_other';
import Evidence_contactsEngaged_one from '@salesforce/label/c.Touchline_Evidence_contactsEngaged_one';
import Evidence_contactsEngaged_other from '@salesforce/label/c.Touchline_Evidence_contactsEngaged_other';
import Evidence_transactionalSegment from '@salesforce/label/c.Touchline_Evidence_transactionalSegment';
import Evidence_personAccount from '@salesforce/label/c.Touchline_Evidence_personAccount';
import Evidence_movedBack from '@salesforce/label/c.Touchline_Evidence_movedBack';
import Evidence_movedBackBefore from '@salesforce/label/c.Touchline_Evidence_movedBackBefore';
import Evidence_neverMovedBack from '@salesforce/label/c.Touchline_Evidence_neverMovedBack';
import Evidence_amountCut from '@salesforce/label/c.Touchline_Evidence_amountCut';
import Evidence_amountHeld from '@salesforce/label/c.Touchline_Evidence_amountHeld';
import Evidence_noAmount from '@salesforce/label/c.Touchline_Evidence_noAmount';
import Evidence_unavailable from '@salesforce/label/c.Touchline_Evidence_unavailable';
import Evidence_other from '@salesforce/label/c.Touchline_Evidence_other';
import Unlock_activityGate from '@salesforce/label/c.Touchline_Unlock_activityGate';
import Unlock_noCloseDate from '@salesforce/label/c.Touchline_Unlock_noCloseDate';
import Unlock_unknownStage from '@salesforce/label/c.Touchline_Unlock_unknownStage';
import Unlock_fewWonDeals from '@salesforce/label/c.Touchline_Unlock_fewWonDeals';
import Unlock_noHistory from '@salesforce/label/c.Touchline_Unlock_noHistory';
import Unlock_nextStepUnused from '@salesforce/label/c.Touchline_Unlock_nextStepUnused';
import Unlock_personAccount from '@salesforce/label/c.Touchline_Unlock_personAccount';
import Unlock_noAmount from '@salesforce/label/c.Touchline_Unlock_noAmount';
import Unlock_other from '@salesforce/label/c.Touchline_Unlock_other';
import Say_reopenConversation from '@salesforce/label/c.Touchline_Say_reopenConversation';
import Say_firstContact from '@salesforce/label/c.Touchline_Say_firstContact';
import Say_agreeNewDate from '@salesforce/label/c.Touchline_Say_agreeNewDate';
import Say_askWhatBlocks from '@salesforce/label/c.Touchline_Say_askWhatBlocks';
import Say_askStillPriority from '@salesforce/label/c.Touchline_Say_askStillPriority';
import Say_agreePlan from '@salesforce/label/c.Touchline_Say_agreePlan';
import Say_proposeMeeting from '@salesforce/label/c.Touchline_Say_proposeMeeting';
import Say_agreeNextStep from '@salesforce/label/c.Touchline_Say_agreeNextStep';
import Say_askWhoElse from '@salesforce/label/c.Touchline_Say_askWhoElse';
import Say_askWhatChanged from '@salesforce/label/c.Touchline_Say_askWhatChanged';
import Say_askWhatFell from '@salesforce/label/c.Touchline_Say_askWhatFell';
import Say_other from '@salesforce/label/c.Touchline_Say_other';
import Step_logTouch from '@salesforce/label/c.Touchline_Step_logTouch';
import Step_scheduleMeeting from '@salesforce/label/c.Touchline_Step_scheduleMeeting';
import Step_updateCloseDate from '@salesforce/label/c.Touchline_Step_updateCloseDate';
import Step_reviewStage from '@salesforce/label/c.Touchline_Step_reviewStage';
import Step_editNextStep from '@salesforce/label/c.Touchline_Step_editNextStep';
import Step_addContact from '@salesforce/label/c.Touchline_Step_addContact';
import Step_updateAmount from '@salesforce/label/c.Touchline_Step_updateAmount';
import Task_Subject from '@salesforce/label/c.Touchline_Task_Subject';
import Event_Subject from '@salesforce/label/c.Touchline_Event_Subject';
import Focus_untouchedDeals_one from '@salesforce/label/c.Touchline_Focus_untouchedDeals_one';
import Focus_untouchedDeals_other from '@salesforce/label/c.Touchline_Focus_untouchedDeals_other';
import Focus_habit from '@salesforce/label/c.Touchline_Focus_habit';
import Focus_leverBelow from '@salesforce/label/c.Touchline_Focus_leverBelow';
import Focus_driverBelow from '@salesforce/label/c.Touchline_Focus_driverBelow';
import Focus_fewDeals from '@salesforce/label/c.Touchline_Focus_fewDeals';
import Focus_leverWithDriver from '@salesforce/label/c.Touchline_Focus_leverWithDriver';
import Focus_behindTarget from '@salesforce/label/c.Touchline_Focus_behindTarget';
import Focus_other from '@salesforce/label/c.Touchline_Focus_other';
import Predicate_worked from '@salesforce/label/c.Touchline_Predicate_worked';
import Predicate_qualifiedWorked from '@salesforce/label/c.Touchline_Predicate_qualifiedWorked';
import Predicate_decided from '@salesforce/label/c.Touchline_Predicate_decided';
import Predicate_won from '@salesforce/label/c.Touchline_Predicate_won';
import Predicate_open from '@salesforce/label/c.Touchline_Predicate_open';
import Predicate_untouched from '@salesforce/label/c.Touchline_Predicate_untouched';
import Predicate_advanced from '@salesforce/label/c.Touchline_Predicate_advanced';
import Predicate_regressed from '@salesforce/label/c.Touchline_Predicate_regressed';
import Predicate_created from '@salesforce/label/c.Touchline_Predicate_created';
import Predicate_received from '@salesforce/label/c.Touchline_Predicate_received';
import Predicate_pushed from '@salesforce/label/c.Touchline_Predicate_pushed';
import Predicate_initialMeetings from '@salesforce/label/c.Touchline_Predicate_initialMeetings';
import Predicate_activities from '@salesforce/label/c.Touchline_Predicate_activities';
import Predicate_meetings from '@salesforce/label/c.Touchline_Predicate_meetings';
import Predicate_fewContacts from '@salesforce/label/c.Touchline_Predicate_fewContacts';
import Predicate_other from '@salesforce/label/c.Touchline_Predicate_other';
import Mark_missingAmount_one from '@salesforce/label/c.Touchline_Mark_missingAmount_one';
import Mark_missingAmount_other from '@salesforce/label/c.Touchline_Mark_missingAmount_other';
import Mark_zeroAmountWins_one from '@salesforce/label/c.Touchline_Mark_zeroAmountWins_one';
import Mark_zeroAmountWins_other from '@salesforce/label/c.Touchline_Mark_zeroAmountWins_other';
import Mark_missingQuota_one from '@salesforce/label/c.Touchline_Mark_missingQuota_one';
import Mark_missingQuota_other from '@salesforce/label/c.Touchline_Mark_missingQuota_other';
import Mark_activityGate_one from '@salesforce/label/c.Touchline_Mark_activityGate_one';
import Mark_activityGate_other from '@salesforce/label/c.Touchline_Mark_activityGate_other';
import Mark_unknownStage_one from '@salesforce/label/c.Touchline_Mark_unknownStage_one';
import Mark_unknownStage_other from '@salesforce/label/c.Touchline_Mark_unknownStage_other';
import Mark_fallback_one from '@salesforce/label/c.Touchline_Mark_fallback_one';
import Mark_fallback_other from '@salesforce/label/c.Touchline_Mark_fallback_other';
import Mark_startDate from '@salesforce/label/c.Touchline_Mark_startDate';
import Mark_ownership from '@salesforce/label/c.Touchline_Mark_ownership';
import Mark_team from '@salesforce/label/c.Touchline_Mark_team';
import Mark_unavailable from '@salesforce/label/c.Touchline_Mark_unavailable';
import Mark_failed from '@salesforce/label/c.Touchline_Mark_failed';
import Mark_withoutDeal_one from '@salesforce/label/c.Touchline_Mark_withoutDeal_one';
import Mark_withoutDeal_other from '@salesforce/label/c.Touchline_Mark_withoutDeal_other';
import Mark_immature_one from '@salesforce/label/c.Touchline_Mark_immature_one';
import Mark_immature_other from '@salesforce/label/c.Touchline_Mark_immature_other';
import Mark_personAccounts_one from '@salesforce/label/c.Touchline_Mark_personAccounts_one';
import Mark_personAccounts_other from '@salesforce/label/c.Touchline_Mark_personAccounts_other';
import Mark_other from '@salesforce/label/c.Touchline_Mark_other';
import Check_untouched from '@salesforce/label/c.Touchline_Check_untouched';
import Check_past_due from '@salesforce/label/c.Touchline_Check_past_due';
import Check_stuck_in_stage from '@salesforce/label/c.Touchline_Check_stuck_in_stage';
import Check_over_age from '@salesforce/label/c.Touchline_Check_over_age';
import Check_pushed from '@salesforce/label/c.Touchline_Check_pushed';
import Check_no_next_meeting from '@salesforce/label/c.Touchline_Check_no_next_meeting';
import Check_no_next_step from '@salesforce/label/c.Touchline_Check_no_next_step';
import Check_single_threaded from '@salesforce/label/c.Touchline_Check_single_threaded';
import Check_regressed from '@salesforce/label/c.Touchline_Check_regressed';
import Check_amount_cut from '@salesforce/label/c.Touchline_Check_amount_cut';
import Check_other from '@salesforce/label/c.Touchline_Check_other';
import Predicate_stuck from '@salesforce/label/c.Touchline_Predicate_stuck';
import Predicate_judged from '@salesforce/label/c.Touchline_Predicate_judged';
import Predicate_notTouched from '@salesforce/label/c.Touchline_Predicate_notTouched';
import Predicate_noMeeting from '@salesforce/label/c.Touchline_Predicate_noMeeting';
import Predicate_closing from '@salesforce/label/c.Touchline_Predicate_closing';
import Mark_unjudgedStage_one from '@salesforce/label/c.Touchline_Mark_unjudgedStage_one';
import Mark_unjudgedStage_other from '@salesforce/label/c.Touchline_Mark_unjudgedStage_other';
import Mark_missingCloseDate_one from '@salesforce/label/c.Touchline_Mark_missingCloseDate_one';
import Mark_missingCloseDate_other from '@salesforce/label/c.Touchline_Mark_missingCloseDate_other';
import Mark_missingRate_one from '@salesforce/label/c.Touchline_Mark_missingRate_one';
import Mark_missingRate_other from '@salesforce/label/c.Touchline_Mark_missingRate_other';
import Mark_targetMet from '@salesforce/label/c.Touchline_Mark_targetMet';

export default {
  Flag_untouched,
  Flag_past_due,
  Flag_stuck_in_stage,
  Flag_over_age,
  Flag_pushed,
  Flag_no_next_meeting,
  Flag_no_next_step,
  Flag_single_threaded,
  Flag_regressed,
  Flag_amount_cut,
  Flag_other,
  Value_None,
  Evidence_untouchedSince,
  Evidence_neverTouched,
  Evidence_touchedRecently,
  Evidence_meetingScheduled,
  Evidence_newDeal,
  Evidence_activityGate,
  Evidence_pastDue,
  Evidence_closeDateAhead,
  Evidence_noCloseDate,
  Evidence_stuckSince,
  Evidence_stuckMeetingAhead,
  Evidence_inStageSince,
  Evidence_unknownStage,
  Evidence_overAge,
  Evidence_usualAge,
  Evidence_stuckAlready,
  Evidence_fewWonDeals,
  Evidence_pushedTimes_one,
  Evidence_pushedTimes_other,
  Evidence_dateHeld,
  Evidence_noHistory,
  Evidence_noMeetingAhead,
  Evidence_closesSoon,
  Evidence_earlyStage,
  Evidence_nextStepMissing,
  Evidence_nextStepOld,
  Evidence_nextStepSet,
  Evidence_nextStepUndated,
  Evidence_nextStepUnused,
  Evidence_noContacts,
  Evidence_fewContacts_one,
  Evidence_fewContacts_other,
  Evidence_contactsEngaged_one,
  Evidence_contactsEngaged_other,
  Evidence_transactionalSegment,
  Evidence_personAccount,
  Evidence_movedBack,
  Evidence_movedBackBefore,
  Evidence_neverMovedBack,
  Evidence_amountCut,
  Evidence_amountHeld,
  Evidence_noAmount,
  Evidence_unavailable,
  Evidence_other,
  Unlock_activityGate,
  Unlock_noCloseDate,
  Unlock_unknownStage,
  Unlock_fewWonDeals,
  Unlock_noHistory,
  Unlock_nextStepUnused,
  Unlock_personAccount,
  Unlock_noAmount,
  Unlock_other,
  Say_reopenConversation,
  Say_firstContact,
  Say_agreeNewDate,
  Say_askWhatBlocks,
  Say_askStillPriority,
  Say_agreePlan,
  Say_proposeMeeting,
  Say_agreeNextStep,
  Say_askWhoElse,
  Say_askWhatChanged,
  Say_askWhatFell,
  Say_other,
  Step_logTouch,
  Step_scheduleMeeting,
  Step_updateCloseDate,
  Step_reviewStage,
  Step_editNextStep,
  Step_addContact,
  Step_updateAmount,
  Task_Subject,
  Event_Subject,
  Focus_untouchedDeals_one,
  Focus_untouchedDeals_other,
  Focus_habit,
  Focus_leverBelow,
  Focus_driverBelow,
  Focus_fewDeals,
  Focus_leverWithDriver,
  Focus_behindTarget,
  Focus_other,
  Predicate_worked,
  Predicate_qualifiedWorked,
  Predicate_decided,
  Predicate_won,
  Predicate_open,
  Predicate_untouched,
  Predicate_advanced,
  Predicate_regressed,
  Predicate_created,
  Predicate_received,
  Predicate_pushed,
  Predicate_initialMeetings,
  Predicate_activities,
  Predicate_meetings,
  Predicate_fewContacts,
  Predicate_other,
  Mark_missingAmount_one,
  Mark_missingAmount_other,
  Mark_zeroAmountWins_one,
  Mark_zeroAmountWins_other,
  Mark_missingQuota_one,
  Mark_missingQuota_other,
  Mark_activityGate_one,
  Mark_activityGate_other,
  Mark_unknownStage_one,
  Mark_unknownStage_other,
  Mark_fallback_one,
  Mark_fallback_other,
  Mark_startDate,
  Mark_ownership,
  Mark_team,
  Mark_unavailable,
  Mark_failed,
  Mark_withoutDeal_one,
  Mark_withoutDeal_other,
  Mark_immature_one,
  Mark_immature_other,
  Mark_personAccounts_one,
  Mark_personAccounts_other,
  Mark_other,
  Check_untouched,
  Check_past_due,
  Check_stuck_in_stage,
  Check_over_age,
  Check_pushed,
  Check_no_next_meeting,
  Check_no_next_step,
  Check_single_threaded,
  Check_regressed,
  Check_amount_cut,
  Check_other,
  Predicate_stuck,
  Predicate_judged,
  Predicate_notTouched,
  Predicate_noMeeting,
  Predicate_closing,
  Mark_unjudgedStage_one,
  Mark_unjudgedStage_other,
  Mark_missingCloseDate_one,
  Mark_missingCloseDate_other,
  Mark_missingRate_one,
  Mark_missingRate_other,
  Mark_targetMet,
};
