// Words of the team page and of what every page shares.
import Team_Eyebrow from '@salesforce/label/c.Touchline_Team_Eyebrow';
import Team_Result from '@salesforce/label/c.Touchline_Team_Result';
import Team_Teams from '@salesforce/label/c.Touchline_Team_Teams';
import Team_People from '@salesforce/label/c.Touchline_Team_People';
import Team_Path from '@salesforce/label/c.Touchline_Team_Path';
import Team_Loading from '@salesforce/label/c.Touchline_Team_Loading';
import Team_Loaded from '@salesforce/label/c.Touchline_Team_Loaded';
import Team_Refresh from '@salesforce/label/c.Touchline_Team_Refresh';
import Team_No_Team_Title from '@salesforce/label/c.Touchline_Team_No_Team_Title';
import Team_No_Team_Body from '@salesforce/label/c.Touchline_Team_No_Team_Body';
import Team_No_Run_Title from '@salesforce/label/c.Touchline_Team_No_Run_Title';
import Team_No_Run_Body from '@salesforce/label/c.Touchline_Team_No_Run_Body';
import Team_No_Score_Title from '@salesforce/label/c.Touchline_Team_No_Score_Title';
import Team_No_Score_Body from '@salesforce/label/c.Touchline_Team_No_Score_Body';
import Team_No_Members from '@salesforce/label/c.Touchline_Team_No_Members';
import Tile_Previous from '@salesforce/label/c.Touchline_Tile_Previous';
import Tile_Target from '@salesforce/label/c.Touchline_Tile_Target';
import Tile_Bookings from '@salesforce/label/c.Touchline_Tile_Bookings';
import Tile_All_Worked from '@salesforce/label/c.Touchline_Tile_All_Worked';
import Tile_Median from '@salesforce/label/c.Touchline_Tile_Median';
import Tile_Count from '@salesforce/label/c.Touchline_Tile_Count';
import Tile_Untouched_Value from '@salesforce/label/c.Touchline_Tile_Untouched_Value';
import Operator_Times from '@salesforce/label/c.Touchline_Operator_Times';
import Operator_Divided from '@salesforce/label/c.Touchline_Operator_Divided';
import Trend_Caption from '@salesforce/label/c.Touchline_Trend_Caption';
import Trend_Period from '@salesforce/label/c.Touchline_Trend_Period';
import Trend_Value from '@salesforce/label/c.Touchline_Trend_Value';
import Trend_Unfinished from '@salesforce/label/c.Touchline_Trend_Unfinished';
import Number_N from '@salesforce/label/c.Touchline_Number_N';
import Number_Explain from '@salesforce/label/c.Touchline_Number_Explain';
import Number_Spoken from '@salesforce/label/c.Touchline_Number_Spoken';
import Number_None from '@salesforce/label/c.Touchline_Number_None';
import Number_None_Spoken from '@salesforce/label/c.Touchline_Number_None_Spoken';
import Reason_Small from '@salesforce/label/c.Touchline_Reason_Small';
import Reason_Velocity from '@salesforce/label/c.Touchline_Reason_Velocity';
import Reason_Quota from '@salesforce/label/c.Touchline_Reason_Quota';
import Reason_Activity from '@salesforce/label/c.Touchline_Reason_Activity';
import Reason_Open from '@salesforce/label/c.Touchline_Reason_Open';
import Reason_None from '@salesforce/label/c.Touchline_Reason_None';
import Unit_Per_Day from '@salesforce/label/c.Touchline_Unit_Per_Day';
import Unit_Per_Day_Short from '@salesforce/label/c.Touchline_Unit_Per_Day_Short';
import Interval_Text from '@salesforce/label/c.Touchline_Interval_Text';
import Interval_Reference from '@salesforce/label/c.Touchline_Interval_Reference';
import Interval_None from '@salesforce/label/c.Touchline_Interval_None';
import Focus_Title from '@salesforce/label/c.Touchline_Focus_Title';
import Focus_None_Title from '@salesforce/label/c.Touchline_Focus_None_Title';
import Focus_None_Body from '@salesforce/label/c.Touchline_Focus_None_Body';
import Freshness_As_Of from '@salesforce/label/c.Touchline_Freshness_As_Of';
import Freshness_Stale from '@salesforce/label/c.Touchline_Freshness_Stale';
import Freshness_Failed from '@salesforce/label/c.Touchline_Freshness_Failed';
import Freshness_Never from '@salesforce/label/c.Touchline_Freshness_Never';
import Error_Title from '@salesforce/label/c.Touchline_Error_Title';
import Error_Body from '@salesforce/label/c.Touchline_Error_Body';
import Error_Retry from '@salesforce/label/c.Touchline_Error_Retry';
import Error_Details from '@salesforce/label/c.Touchline_Error_Details';
import Error_Unknown from '@salesforce/label/c.Touchline_Error_Unknown';
import Team_Of from '@salesforce/label/c.Touchline_Team_Of';
import Unit_Times from '@salesforce/label/c.Touchline_Unit_Times';
import Unit_Per_Week from '@salesforce/label/c.Touchline_Unit_Per_Week';
import Unit_Per_Week_Short from '@salesforce/label/c.Touchline_Unit_Per_Week_Short';
import Team_Effort from '@salesforce/label/c.Touchline_Team_Effort';
import Reason_Target_Met from '@salesforce/label/c.Touchline_Reason_Target_Met';
import Reason_Decided from '@salesforce/label/c.Touchline_Reason_Decided';
import Reason_First_Meeting from '@salesforce/label/c.Touchline_Reason_First_Meeting';

export default {
  Team_Eyebrow,
  Team_Result,
  Team_Teams,
  Team_People,
  Team_Path,
  Team_Loading,
  Team_Loaded,
  Team_Refresh,
  Team_No_Team_Title,
  Team_No_Team_Body,
  Team_No_Run_Title,
  Team_No_Run_Body,
  Team_No_Score_Title,
  Team_No_Score_Body,
  Team_No_Members,
  Tile_Previous,
  Tile_Target,
  Tile_Bookings,
  Tile_All_Worked,
  Tile_Median,
  Tile_Count,
  Tile_Untouched_Value,
  Operator_Times,
  Operator_Divided,
  Trend_Caption,
  Trend_Period,
  Trend_Value,
  Trend_Unfinished,
  Number_N,
  Number_Explain,
  Number_Spoken,
  Number_None,
  Number_None_Spoken,
  Reason_Small,
  Reason_Velocity,
  Reason_Quota,
  Reason_Activity,
  Reason_Open,
  Reason_None,
  Unit_Per_Day,
  Unit_Per_Day_Short,
  Interval_Text,
  Interval_Reference,
  Interval_None,
  Focus_Title,
  Focus_None_Title,
  Focus_None_Body,
  Freshness_As_Of,
  Freshness_Stale,
  Freshness_Failed,
  Freshness_Never,
  Error_Title,
  Error_Body,
  Error_Retry,
  Error_Details,
  Error_Unknown,
  Team_Of,
  Unit_Times,
  Unit_Per_Week,
  Unit_Per_Week_Short,
  Team_Effort,
  Reason_Target_Met,
  Reason_Decided,
  Reason_First_Meeting,
};
