// Words of the person page and of what it shares with the team page: measures, comparison, coverage.
import Measure_Title from '@salesforce/label/c.Touchline_Measure_Title';
import Measure_Name from '@salesforce/label/c.Touchline_Measure_Name';
import Measure_Now from '@salesforce/label/c.Touchline_Measure_Now';
import Measure_Others from '@salesforce/label/c.Touchline_Measure_Others';
import Measure_Trend from '@salesforce/label/c.Touchline_Measure_Trend';
import Measure_Others_Have from '@salesforce/label/c.Touchline_Measure_Others_Have';
import Measure_Share from '@salesforce/label/c.Touchline_Measure_Share';
import Measure_No_Others from '@salesforce/label/c.Touchline_Measure_No_Others';
import Measure_Noise from '@salesforce/label/c.Touchline_Measure_Noise';
import Measure_Moved_Back from '@salesforce/label/c.Touchline_Measure_Moved_Back';
import Measure_Received from '@salesforce/label/c.Touchline_Measure_Received';
import Measure_Too_Few from '@salesforce/label/c.Touchline_Measure_Too_Few';
import Measure_Legend from '@salesforce/label/c.Touchline_Measure_Legend';
import Coverage_Needed from '@salesforce/label/c.Touchline_Coverage_Needed';
import Coverage_Unknown from '@salesforce/label/c.Touchline_Coverage_Unknown';
import Coverage_Short from '@salesforce/label/c.Touchline_Coverage_Short';
import Coverage_Enough from '@salesforce/label/c.Touchline_Coverage_Enough';
import Deviation_Title from '@salesforce/label/c.Touchline_Deviation_Title';
import Deviation_None from '@salesforce/label/c.Touchline_Deviation_None';
import Deviation_Better from '@salesforce/label/c.Touchline_Deviation_Better';
import Deviation_Others_one from '@salesforce/label/c.Touchline_Deviation_Others_one';
import Deviation_Others_other from '@salesforce/label/c.Touchline_Deviation_Others_other';
import Deviation_Past_one from '@salesforce/label/c.Touchline_Deviation_Past_one';
import Deviation_Past_other from '@salesforce/label/c.Touchline_Deviation_Past_other';
import Deviation_Too_Early from '@salesforce/label/c.Touchline_Deviation_Too_Early';
import Deals_Title from '@salesforce/label/c.Touchline_Deals_Title';
import Deals_None from '@salesforce/label/c.Touchline_Deals_None';
import Deals_Count_one from '@salesforce/label/c.Touchline_Deals_Count_one';
import Deals_Count_other from '@salesforce/label/c.Touchline_Deals_Count_other';
import Deals_Closes from '@salesforce/label/c.Touchline_Deals_Closes';
import Deals_Critical from '@salesforce/label/c.Touchline_Deals_Critical';
import Deals_All from '@salesforce/label/c.Touchline_Deals_All';
import Group_velocity from '@salesforce/label/c.Touchline_Group_velocity';
import Group_attainment from '@salesforce/label/c.Touchline_Group_attainment';
import Group_pipeline from '@salesforce/label/c.Touchline_Group_pipeline';
import Group_hygiene from '@salesforce/label/c.Touchline_Group_hygiene';
import Group_progress from '@salesforce/label/c.Touchline_Group_progress';
import Group_effort from '@salesforce/label/c.Touchline_Group_effort';
import Scorecard_Title from '@salesforce/label/c.Touchline_Scorecard_Title';
import Scorecard_Periods from '@salesforce/label/c.Touchline_Scorecard_Periods';
import Person_Eyebrow from '@salesforce/label/c.Touchline_Person_Eyebrow';
import Person_Role from '@salesforce/label/c.Touchline_Person_Role';
import Person_Segment from '@salesforce/label/c.Touchline_Person_Segment';
import Person_Start from '@salesforce/label/c.Touchline_Person_Start';
import Person_Ramp from '@salesforce/label/c.Touchline_Person_Ramp';
import Person_Ramp_Months_one from '@salesforce/label/c.Touchline_Person_Ramp_Months_one';
import Person_Ramp_Months_other from '@salesforce/label/c.Touchline_Person_Ramp_Months_other';
import Person_Gone_Title from '@salesforce/label/c.Touchline_Person_Gone_Title';
import Person_Gone_Body from '@salesforce/label/c.Touchline_Person_Gone_Body';
import Person_Inactive_Title from '@salesforce/label/c.Touchline_Person_Inactive_Title';
import Person_Inactive_Body from '@salesforce/label/c.Touchline_Person_Inactive_Body';
import Person_Is_Team from '@salesforce/label/c.Touchline_Person_Is_Team';
import Person_Open_Team from '@salesforce/label/c.Touchline_Person_Open_Team';

export default {
  Measure_Title,
  Measure_Name,
  Measure_Now,
  Measure_Others,
  Measure_Trend,
  Measure_Others_Have,
  Measure_Share,
  Measure_No_Others,
  Measure_Noise,
  Measure_Moved_Back,
  Measure_Received,
  Measure_Too_Few,
  Measure_Legend,
  Coverage_Needed,
  Coverage_Unknown,
  Coverage_Short,
  Coverage_Enough,
  Deviation_Title,
  Deviation_None,
  Deviation_Better,
  Deviation_Others_one,
  Deviation_Others_other,
  Deviation_Past_one,
  Deviation_Past_other,
  Deviation_Too_Early,
  Deals_Title,
  Deals_None,
  Deals_Count_one,
  Deals_Count_other,
  Deals_Closes,
  Deals_Critical,
  Deals_All,
  Group_velocity,
  Group_attainment,
  Group_pipeline,
  Group_hygiene,
  Group_progress,
  Group_effort,
  Scorecard_Title,
  Scorecard_Periods,
  Person_Eyebrow,
  Person_Role,
  Person_Segment,
  Person_Start,
  Person_Ramp,
  Person_Ramp_Months_one,
  Person_Ramp_Months_other,
  Person_Gone_Title,
  Person_Gone_Body,
  Person_Inactive_Title,
  Person_Inactive_Body,
  Person_Is_Team,
  Person_Open_Team,
};
