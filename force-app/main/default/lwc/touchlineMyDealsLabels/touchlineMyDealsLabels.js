// Words of the page My deals.
import Mine_Title from '@salesforce/label/c.Touchline_Mine_Title';
import Mine_Loading from '@salesforce/label/c.Touchline_Mine_Loading';
import Mine_Stake from '@salesforce/label/c.Touchline_Mine_Stake';
import Mine_Stake_Note_one from '@salesforce/label/c.Touchline_Mine_Stake_Note_one';
import Mine_Stake_Note_other from '@salesforce/label/c.Touchline_Mine_Stake_Note_other';
import Mine_Critical from '@salesforce/label/c.Touchline_Mine_Critical';
import Mine_Meetings_Today from '@salesforce/label/c.Touchline_Mine_Meetings_Today';
import Mine_Meetings_On from '@salesforce/label/c.Touchline_Mine_Meetings_On';
import Mine_Meetings_Week from '@salesforce/label/c.Touchline_Mine_Meetings_Week';
import Mine_Deals from '@salesforce/label/c.Touchline_Mine_Deals';
import Mine_Others_one from '@salesforce/label/c.Touchline_Mine_Others_one';
import Mine_Others_other from '@salesforce/label/c.Touchline_Mine_Others_other';
import Mine_Amount from '@salesforce/label/c.Touchline_Mine_Amount';
import Mine_Close from '@salesforce/label/c.Touchline_Mine_Close';
import Mine_Next_Meeting from '@salesforce/label/c.Touchline_Mine_Next_Meeting';
import Mine_No_Amount from '@salesforce/label/c.Touchline_Mine_No_Amount';
import Mine_No_Value from '@salesforce/label/c.Touchline_Mine_No_Value';
import Mine_No_Meeting from '@salesforce/label/c.Touchline_Mine_No_Meeting';
import Mine_More_one from '@salesforce/label/c.Touchline_Mine_More_one';
import Mine_More_other from '@salesforce/label/c.Touchline_Mine_More_other';
import Mine_Unknown_one from '@salesforce/label/c.Touchline_Mine_Unknown_one';
import Mine_Unknown_other from '@salesforce/label/c.Touchline_Mine_Unknown_other';
import Mine_Meetings from '@salesforce/label/c.Touchline_Mine_Meetings';
import Mine_Meetings_None from '@salesforce/label/c.Touchline_Mine_Meetings_None';
import Mine_All from '@salesforce/label/c.Touchline_Mine_All';
import Mine_No_Run_Title from '@salesforce/label/c.Touchline_Mine_No_Run_Title';
import Mine_No_Run_Body from '@salesforce/label/c.Touchline_Mine_No_Run_Body';
import Mine_No_Deals_Title from '@salesforce/label/c.Touchline_Mine_No_Deals_Title';
import Mine_No_Deals_Body from '@salesforce/label/c.Touchline_Mine_No_Deals_Body';
import Mine_Not_Reviewed_Title from '@salesforce/label/c.Touchline_Mine_Not_Reviewed_Title';
import Mine_Not_Reviewed_Body from '@salesforce/label/c.Touchline_Mine_Not_Reviewed_Body';
import Mine_Nothing_Title from '@salesforce/label/c.Touchline_Mine_Nothing_Title';
import Mine_Nothing_Body from '@salesforce/label/c.Touchline_Mine_Nothing_Body';
import Review_critical from '@salesforce/label/c.Touchline_Review_critical';
import Review_warning from '@salesforce/label/c.Touchline_Review_warning';

export default {
  Mine_Title,
  Mine_Loading,
  Mine_Stake,
  Mine_Stake_Note_one,
  Mine_Stake_Note_other,
  Mine_Critical,
  Mine_Meetings_Today,
  Mine_Meetings_On,
  Mine_Meetings_Week,
  Mine_Deals,
  Mine_Others_one,
  Mine_Others_other,
  Mine_Amount,
  Mine_Close,
  Mine_Next_Meeting,
  Mine_No_Amount,
  Mine_No_Value,
  Mine_No_Meeting,
  Mine_More_one,
  Mine_More_other,
  Mine_Unknown_one,
  Mine_Unknown_other,
  Mine_Meetings,
  Mine_Meetings_None,
  Mine_All,
  Mine_No_Run_Title,
  Mine_No_Run_Body,
  Mine_No_Deals_Title,
  Mine_No_Deals_Body,
  Mine_Not_Reviewed_Title,
  Mine_Not_Reviewed_Body,
  Mine_Nothing_Title,
  Mine_Nothing_Body,
  Review_critical,
  Review_warning,
};
