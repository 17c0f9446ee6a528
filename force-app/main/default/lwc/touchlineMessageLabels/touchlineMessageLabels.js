// One label per code the service writes: flags, evidence, talking points, focus, predicates, marks.
import Flag_untouched from '@salesforce/label/c.Touchline_Flag_untouched';
import Flag_past_due from '@salesforce/label/c.Touchline_Flag_past_due';
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
import Evidence_other from '@salesforce/label/c.Touchline_Evidence_other';
import Unlock_activityGate from '@salesforce/label/c.Touchline_Unlock_activityGate';
import Unlock_noCloseDate from '@salesforce/label/c.Touchline_Unlock_noCloseDate';
import Unlock_other from '@salesforce/label/c.Touchline_Unlock_other';
import Say_reopenConversation from '@salesforce/label/c.Touchline_Say_reopenConversation';
import Say_firstContact from '@salesforce/label/c.Touchline_Say_firstContact';
import Say_agreeNewDate from '@salesforce/label/c.Touchline_Say_agreeNewDate';
import Say_other from '@salesforce/label/c.Touchline_Say_other';
import Step_logTouch from '@salesforce/label/c.Touchline_Step_logTouch';
import Step_scheduleMeeting from '@salesforce/label/c.Touchline_Step_scheduleMeeting';
import Step_updateCloseDate from '@salesforce/label/c.Touchline_Step_updateCloseDate';
import Task_Subject from '@salesforce/label/c.Touchline_Task_Subject';
import Event_Subject from '@salesforce/label/c.Touchline_Event_Subject';
import Focus_untouchedDeals_one from '@salesforce/label/c.Touchline_Focus_untouchedDeals_one';
import Focus_untouchedDeals_other from '@salesforce/label/c.Touchline_Focus_untouchedDeals_other';
import Focus_leverBelow from '@salesforce/label/c.Touchline_Focus_leverBelow';
import Focus_behindTarget from '@salesforce/label/c.Touchline_Focus_behindTarget';
import Focus_other from '@salesforce/label/c.Touchline_Focus_other';
import Predicate_worked from '@salesforce/label/c.Touchline_Predicate_worked';
import Predicate_qualifiedWorked from '@salesforce/label/c.Touchline_Predicate_qualifiedWorked';
import Predicate_decided from '@salesforce/label/c.Touchline_Predicate_decided';
import Predicate_won from '@salesforce/label/c.Touchline_Predicate_won';
import Predicate_open from '@salesforce/label/c.Touchline_Predicate_open';
import Predicate_untouched from '@salesforce/label/c.Touchline_Predicate_untouched';
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
import Mark_other from '@salesforce/label/c.Touchline_Mark_other';
import Check_untouched from '@salesforce/label/c.Touchline_Check_untouched';
import Check_past_due from '@salesforce/label/c.Touchline_Check_past_due';
import Check_other from '@salesforce/label/c.Touchline_Check_other';

export default {
  Flag_untouched,
  Flag_past_due,
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
  Evidence_other,
  Unlock_activityGate,
  Unlock_noCloseDate,
  Unlock_other,
  Say_reopenConversation,
  Say_firstContact,
  Say_agreeNewDate,
  Say_other,
  Step_logTouch,
  Step_scheduleMeeting,
  Step_updateCloseDate,
  Task_Subject,
  Event_Subject,
  Focus_untouchedDeals_one,
  Focus_untouchedDeals_other,
  Focus_leverBelow,
  Focus_behindTarget,
  Focus_other,
  Predicate_worked,
  Predicate_qualifiedWorked,
  Predicate_decided,
  Predicate_won,
  Predicate_open,
  Predicate_untouched,
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
  Mark_other,
  Check_untouched,
  Check_past_due,
  Check_other,
};
