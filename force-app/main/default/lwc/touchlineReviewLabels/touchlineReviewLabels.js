// Words of the deal review.
import Review_Title from '@salesforce/label/c.Touchline_Review_Title';
import Review_Loading from '@salesforce/label/c.Touchline_Review_Loading';
import Review_Count_one from '@salesforce/label/c.Touchline_Review_Count_one';
import Review_Count_other from '@salesforce/label/c.Touchline_Review_Count_other';
import Review_Count_None from '@salesforce/label/c.Touchline_Review_Count_None';
import Review_critical from '@salesforce/label/c.Touchline_Review_critical';
import Review_warning from '@salesforce/label/c.Touchline_Review_warning';
import Review_Unknown from '@salesforce/label/c.Touchline_Review_Unknown';
import Review_Clear_one from '@salesforce/label/c.Touchline_Review_Clear_one';
import Review_Clear_other from '@salesforce/label/c.Touchline_Review_Clear_other';
import Review_Threshold from '@salesforce/label/c.Touchline_Review_Threshold';
import Review_Source_Default from '@salesforce/label/c.Touchline_Review_Source_Default';
import Review_Source_Rule from '@salesforce/label/c.Touchline_Review_Source_Rule';
import Review_Say from '@salesforce/label/c.Touchline_Review_Say';
import Review_Closed_Title from '@salesforce/label/c.Touchline_Review_Closed_Title';
import Review_Closed_Body from '@salesforce/label/c.Touchline_Review_Closed_Body';
import Review_None_Title from '@salesforce/label/c.Touchline_Review_None_Title';
import Review_None_Body from '@salesforce/label/c.Touchline_Review_None_Body';
import Review_Good_Title from '@salesforce/label/c.Touchline_Review_Good_Title';
import Review_Good_Body from '@salesforce/label/c.Touchline_Review_Good_Body';
import Review_At_Once from '@salesforce/label/c.Touchline_Review_At_Once';
import Review_Mark_fallback from '@salesforce/label/c.Touchline_Review_Mark_fallback';
import Review_Mark_unknownStage from '@salesforce/label/c.Touchline_Review_Mark_unknownStage';
import Review_More_one from '@salesforce/label/c.Touchline_Review_More_one';
import Review_More_other from '@salesforce/label/c.Touchline_Review_More_other';
import Review_Fact_Stage from '@salesforce/label/c.Touchline_Review_Fact_Stage';
import Review_Fact_Touch from '@salesforce/label/c.Touchline_Review_Fact_Touch';
import Review_Fact_Meeting from '@salesforce/label/c.Touchline_Review_Fact_Meeting';
import Review_Fact_Contacts from '@salesforce/label/c.Touchline_Review_Fact_Contacts';
import Review_Fact_Never from '@salesforce/label/c.Touchline_Review_Fact_Never';
import Review_Fact_None from '@salesforce/label/c.Touchline_Review_Fact_None';
import Review_Source_Derived from '@salesforce/label/c.Touchline_Review_Source_Derived';

export default {
  Review_Title,
  Review_Loading,
  Review_Count_one,
  Review_Count_other,
  Review_Count_None,
  Review_critical,
  Review_warning,
  Review_Unknown,
  Review_Clear_one,
  Review_Clear_other,
  Review_Threshold,
  Review_Source_Default,
  Review_Source_Rule,
  Review_Say,
  Review_Closed_Title,
  Review_Closed_Body,
  Review_None_Title,
  Review_None_Body,
  Review_Good_Title,
  Review_Good_Body,
  Review_At_Once,
  Review_Mark_fallback,
  Review_Mark_unknownStage,
  Review_More_one,
  Review_More_other,
  Review_Fact_Stage,
  Review_Fact_Touch,
  Review_Fact_Meeting,
  Review_Fact_Contacts,
  Review_Fact_Never,
  Review_Fact_None,
  Review_Source_Derived,
};
