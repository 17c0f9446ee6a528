// Words of the ranking.
import Ranking_Name from '@salesforce/label/c.Touchline_Ranking_Name';
import Ranking_Total from '@salesforce/label/c.Touchline_Ranking_Total';
import Ranking_Caption from '@salesforce/label/c.Touchline_Ranking_Caption';
import Ranking_Ascending from '@salesforce/label/c.Touchline_Ranking_Ascending';
import Ranking_Descending from '@salesforce/label/c.Touchline_Ranking_Descending';
import Ranking_By_Name from '@salesforce/label/c.Touchline_Ranking_By_Name';
import Ranking_Sort from '@salesforce/label/c.Touchline_Ranking_Sort';
import Ranking_Open from '@salesforce/label/c.Touchline_Ranking_Open';
import Ranking_Inactive from '@salesforce/label/c.Touchline_Ranking_Inactive';
import Ranking_Legend from '@salesforce/label/c.Touchline_Ranking_Legend';
import Ranking_Cut from '@salesforce/label/c.Touchline_Ranking_Cut';
import Ranking_View from '@salesforce/label/c.Touchline_Ranking_View';
import Ranking_View_Result from '@salesforce/label/c.Touchline_Ranking_View_Result';
import Ranking_View_Pipeline from '@salesforce/label/c.Touchline_Ranking_View_Pipeline';
import Ranking_View_Effort from '@salesforce/label/c.Touchline_Ranking_View_Effort';
import Ranking_Needs from '@salesforce/label/c.Touchline_Ranking_Needs';
import Ranking_Received from '@salesforce/label/c.Touchline_Ranking_Received';
import Ranking_Back from '@salesforce/label/c.Touchline_Ranking_Back';

export default {
  Ranking_Name,
  Ranking_Total,
  Ranking_Caption,
  Ranking_Ascending,
  Ranking_Descending,
  Ranking_By_Name,
  Ranking_Sort,
  Ranking_Open,
  Ranking_Inactive,
  Ranking_Legend,
  Ranking_Cut,
  Ranking_View,
  Ranking_View_Result,
  Ranking_View_Pipeline,
  Ranking_View_Effort,
  Ranking_Needs,
  Ranking_Received,
  Ranking_Back,
};
