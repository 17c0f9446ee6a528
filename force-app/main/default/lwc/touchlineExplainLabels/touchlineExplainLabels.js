// Words of the Explain dialog.
import Explain_Title from '@salesforce/label/c.Touchline_Explain_Title';
import Explain_Meaning from '@salesforce/label/c.Touchline_Explain_Meaning';
import Explain_Formula from '@salesforce/label/c.Touchline_Explain_Formula';
import Explain_N from '@salesforce/label/c.Touchline_Explain_N';
import Explain_Interval from '@salesforce/label/c.Touchline_Explain_Interval';
import Explain_Interval_Meaning from '@salesforce/label/c.Touchline_Explain_Interval_Meaning';
import Explain_Interval_None from '@salesforce/label/c.Touchline_Explain_Interval_None';
import Explain_Small from '@salesforce/label/c.Touchline_Explain_Small';
import Explain_Quality from '@salesforce/label/c.Touchline_Explain_Quality';
import Explain_Quality_None from '@salesforce/label/c.Touchline_Explain_Quality_None';
import Explain_Records from '@salesforce/label/c.Touchline_Explain_Records';
import Explain_Records_None from '@salesforce/label/c.Touchline_Explain_Records_None';
import Explain_Records_Cut from '@salesforce/label/c.Touchline_Explain_Records_Cut';
import Explain_Loading from '@salesforce/label/c.Touchline_Explain_Loading';
import Explain_As_Of from '@salesforce/label/c.Touchline_Explain_As_Of';
import Explain_Period from '@salesforce/label/c.Touchline_Explain_Period';
import Explain_Source from '@salesforce/label/c.Touchline_Explain_Source';
import Explain_Close from '@salesforce/label/c.Touchline_Explain_Close';
import Explain_Deal from '@salesforce/label/c.Touchline_Explain_Deal';
import Explain_Account from '@salesforce/label/c.Touchline_Explain_Account';
import Explain_Owner from '@salesforce/label/c.Touchline_Explain_Owner';
import Explain_Stage from '@salesforce/label/c.Touchline_Explain_Stage';
import Explain_Amount from '@salesforce/label/c.Touchline_Explain_Amount';
import Explain_Close_Date from '@salesforce/label/c.Touchline_Explain_Close_Date';
import Explain_No_Value from '@salesforce/label/c.Touchline_Explain_No_Value';
import Explain_New_Tab from '@salesforce/label/c.Touchline_Explain_New_Tab';
import Explain_Hidden_one from '@salesforce/label/c.Touchline_Explain_Hidden_one';
import Explain_Hidden_other from '@salesforce/label/c.Touchline_Explain_Hidden_other';
import Explain_Beside from '@salesforce/label/c.Touchline_Explain_Beside';

export default {
  Explain_Title,
  Explain_Meaning,
  Explain_Formula,
  Explain_N,
  Explain_Interval,
  Explain_Interval_Meaning,
  Explain_Interval_None,
  Explain_Small,
  Explain_Quality,
  Explain_Quality_None,
  Explain_Records,
  Explain_Records_None,
  Explain_Records_Cut,
  Explain_Loading,
  Explain_As_Of,
  Explain_Period,
  Explain_Source,
  Explain_Close,
  Explain_Deal,
  Explain_Account,
  Explain_Owner,
  Explain_Stage,
  Explain_Amount,
  Explain_Close_Date,
  Explain_No_Value,
  Explain_New_Tab,
  Explain_Hidden_one,
  Explain_Hidden_other,
  Explain_Beside,
};
