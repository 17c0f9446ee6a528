// Words of the pipeline review.
import Pipeline_Title from '@salesforce/label/c.Touchline_Pipeline_Title';
import Pipeline_Scope from '@salesforce/label/c.Touchline_Pipeline_Scope';
import Pipeline_Team_Of from '@salesforce/label/c.Touchline_Pipeline_Team_Of';
import Pipeline_My_Deals from '@salesforce/label/c.Touchline_Pipeline_My_Deals';
import Pipeline_Refresh from '@salesforce/label/c.Touchline_Pipeline_Refresh';
import Pipeline_Loading from '@salesforce/label/c.Touchline_Pipeline_Loading';
import Pipeline_Totals from '@salesforce/label/c.Touchline_Pipeline_Totals';
import Pipeline_Total_Open from '@salesforce/label/c.Touchline_Pipeline_Total_Open';
import Pipeline_Total_Raised from '@salesforce/label/c.Touchline_Pipeline_Total_Raised';
import Pipeline_Total_Critical from '@salesforce/label/c.Touchline_Pipeline_Total_Critical';
import Pipeline_Total_None from '@salesforce/label/c.Touchline_Pipeline_Total_None';
import Pipeline_Deals_one from '@salesforce/label/c.Touchline_Pipeline_Deals_one';
import Pipeline_Deals_other from '@salesforce/label/c.Touchline_Pipeline_Deals_other';
import Pipeline_Filters from '@salesforce/label/c.Touchline_Pipeline_Filters';
import Pipeline_Search from '@salesforce/label/c.Touchline_Pipeline_Search';
import Pipeline_Closing from '@salesforce/label/c.Touchline_Pipeline_Closing';
import Pipeline_Any_Time from '@salesforce/label/c.Touchline_Pipeline_Any_Time';
import Pipeline_This_Week from '@salesforce/label/c.Touchline_Pipeline_This_Week';
import Pipeline_This_Month from '@salesforce/label/c.Touchline_Pipeline_This_Month';
import Pipeline_This_Quarter from '@salesforce/label/c.Touchline_Pipeline_This_Quarter';
import Pipeline_All_Owners from '@salesforce/label/c.Touchline_Pipeline_All_Owners';
import Pipeline_All_Stages from '@salesforce/label/c.Touchline_Pipeline_All_Stages';
import Pipeline_Choice from '@salesforce/label/c.Touchline_Pipeline_Choice';
import Pipeline_Clear from '@salesforce/label/c.Touchline_Pipeline_Clear';
import Pipeline_Shown_one from '@salesforce/label/c.Touchline_Pipeline_Shown_one';
import Pipeline_Shown_other from '@salesforce/label/c.Touchline_Pipeline_Shown_other';
import Pipeline_Cut from '@salesforce/label/c.Touchline_Pipeline_Cut';
import Pipeline_Table from '@salesforce/label/c.Touchline_Pipeline_Table';
import Pipeline_Caption from '@salesforce/label/c.Touchline_Pipeline_Caption';
import Pipeline_Ascending from '@salesforce/label/c.Touchline_Pipeline_Ascending';
import Pipeline_Descending from '@salesforce/label/c.Touchline_Pipeline_Descending';
import Pipeline_Sort from '@salesforce/label/c.Touchline_Pipeline_Sort';
import Pipeline_Deal from '@salesforce/label/c.Touchline_Pipeline_Deal';
import Pipeline_Account from '@salesforce/label/c.Touchline_Pipeline_Account';
import Pipeline_Flags from '@salesforce/label/c.Touchline_Pipeline_Flags';
import Pipeline_Amount from '@salesforce/label/c.Touchline_Pipeline_Amount';
import Pipeline_Close from '@salesforce/label/c.Touchline_Pipeline_Close';
import Pipeline_Stage from '@salesforce/label/c.Touchline_Pipeline_Stage';
import Pipeline_In_Stage from '@salesforce/label/c.Touchline_Pipeline_In_Stage';
import Pipeline_Owner from '@salesforce/label/c.Touchline_Pipeline_Owner';
import Pipeline_Last_Touch from '@salesforce/label/c.Touchline_Pipeline_Last_Touch';
import Pipeline_Touches from '@salesforce/label/c.Touchline_Pipeline_Touches';
import Pipeline_Next_Meeting from '@salesforce/label/c.Touchline_Pipeline_Next_Meeting';
import Pipeline_Age from '@salesforce/label/c.Touchline_Pipeline_Age';
import Pipeline_Show from '@salesforce/label/c.Touchline_Pipeline_Show';
import Pipeline_Hide from '@salesforce/label/c.Touchline_Pipeline_Hide';
import Pipeline_No_Value from '@salesforce/label/c.Touchline_Pipeline_No_Value';
import Pipeline_Never from '@salesforce/label/c.Touchline_Pipeline_Never';
import Pipeline_No_Meeting from '@salesforce/label/c.Touchline_Pipeline_No_Meeting';
import Pipeline_Not_Reviewed from '@salesforce/label/c.Touchline_Pipeline_Not_Reviewed';
import Pipeline_Nothing from '@salesforce/label/c.Touchline_Pipeline_Nothing';
import Pipeline_Nothing_Here from '@salesforce/label/c.Touchline_Pipeline_Nothing_Here';
import Pipeline_Unknown_one from '@salesforce/label/c.Touchline_Pipeline_Unknown_one';
import Pipeline_Unknown_other from '@salesforce/label/c.Touchline_Pipeline_Unknown_other';
import Pipeline_More from '@salesforce/label/c.Touchline_Pipeline_More';
import Pipeline_No_Run_Title from '@salesforce/label/c.Touchline_Pipeline_No_Run_Title';
import Pipeline_No_Run_Body from '@salesforce/label/c.Touchline_Pipeline_No_Run_Body';
import Pipeline_No_Scope_Title from '@salesforce/label/c.Touchline_Pipeline_No_Scope_Title';
import Pipeline_No_Scope_Body from '@salesforce/label/c.Touchline_Pipeline_No_Scope_Body';
import Pipeline_No_Deals_Title from '@salesforce/label/c.Touchline_Pipeline_No_Deals_Title';
import Pipeline_No_Deals_Body from '@salesforce/label/c.Touchline_Pipeline_No_Deals_Body';
import Pipeline_None_Found_Title from '@salesforce/label/c.Touchline_Pipeline_None_Found_Title';
import Pipeline_None_Found_Body from '@salesforce/label/c.Touchline_Pipeline_None_Found_Body';
import Pipeline_Further from '@salesforce/label/c.Touchline_Pipeline_Further';
import Pipeline_Search_In from '@salesforce/label/c.Touchline_Pipeline_Search_In';
import Review_critical from '@salesforce/label/c.Touchline_Review_critical';
import Review_warning from '@salesforce/label/c.Touchline_Review_warning';

export default {
  Pipeline_Title,
  Pipeline_Scope,
  Pipeline_Team_Of,
  Pipeline_My_Deals,
  Pipeline_Refresh,
  Pipeline_Loading,
  Pipeline_Totals,
  Pipeline_Total_Open,
  Pipeline_Total_Raised,
  Pipeline_Total_Critical,
  Pipeline_Total_None,
  Pipeline_Deals_one,
  Pipeline_Deals_other,
  Pipeline_Filters,
  Pipeline_Search,
  Pipeline_Closing,
  Pipeline_Any_Time,
  Pipeline_This_Week,
  Pipeline_This_Month,
  Pipeline_This_Quarter,
  Pipeline_All_Owners,
  Pipeline_All_Stages,
  Pipeline_Choice,
  Pipeline_Clear,
  Pipeline_Shown_one,
  Pipeline_Shown_other,
  Pipeline_Cut,
  Pipeline_Table,
  Pipeline_Caption,
  Pipeline_Ascending,
  Pipeline_Descending,
  Pipeline_Sort,
  Pipeline_Deal,
  Pipeline_Account,
  Pipeline_Flags,
  Pipeline_Amount,
  Pipeline_Close,
  Pipeline_Stage,
  Pipeline_In_Stage,
  Pipeline_Owner,
  Pipeline_Last_Touch,
  Pipeline_Touches,
  Pipeline_Next_Meeting,
  Pipeline_Age,
  Pipeline_Show,
  Pipeline_Hide,
  Pipeline_No_Value,
  Pipeline_Never,
  Pipeline_No_Meeting,
  Pipeline_Not_Reviewed,
  Pipeline_Nothing,
  Pipeline_Nothing_Here,
  Pipeline_Unknown_one,
  Pipeline_Unknown_other,
  Pipeline_More,
  Pipeline_No_Run_Title,
  Pipeline_No_Run_Body,
  Pipeline_No_Scope_Title,
  Pipeline_No_Scope_Body,
  Pipeline_No_Deals_Title,
  Pipeline_No_Deals_Body,
  Pipeline_None_Found_Title,
  Pipeline_None_Found_Body,
  Pipeline_Further,
  Pipeline_Search_In,
  Review_critical,
  Review_warning,
};
