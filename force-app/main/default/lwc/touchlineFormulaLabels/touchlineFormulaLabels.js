// Formula, numerator and denominator of each metric in words.
import Kpi_Qualified_Worked_Formula from '@salesforce/label/c.Touchline_Kpi_Qualified_Worked_Formula';
import Kpi_Opportunities_Worked_Formula from '@salesforce/label/c.Touchline_Kpi_Opportunities_Worked_Formula';
import Kpi_Win_Rate_Formula from '@salesforce/label/c.Touchline_Kpi_Win_Rate_Formula';
import Kpi_Win_Rate_Num from '@salesforce/label/c.Touchline_Kpi_Win_Rate_Num';
import Kpi_Win_Rate_Den from '@salesforce/label/c.Touchline_Kpi_Win_Rate_Den';
import Kpi_Win_Rate_By_Value_Formula from '@salesforce/label/c.Touchline_Kpi_Win_Rate_By_Value_Formula';
import Kpi_Win_Rate_By_Value_Num from '@salesforce/label/c.Touchline_Kpi_Win_Rate_By_Value_Num';
import Kpi_Win_Rate_By_Value_Den from '@salesforce/label/c.Touchline_Kpi_Win_Rate_By_Value_Den';
import Kpi_Average_Selling_Price_Formula from '@salesforce/label/c.Touchline_Kpi_Average_Selling_Price_Formula';
import Kpi_Average_Selling_Price_Num from '@salesforce/label/c.Touchline_Kpi_Average_Selling_Price_Num';
import Kpi_Average_Selling_Price_Den from '@salesforce/label/c.Touchline_Kpi_Average_Selling_Price_Den';
import Kpi_Median_Selling_Price_Formula from '@salesforce/label/c.Touchline_Kpi_Median_Selling_Price_Formula';
import Kpi_Average_Sales_Cycle_Formula from '@salesforce/label/c.Touchline_Kpi_Average_Sales_Cycle_Formula';
import Kpi_Average_Sales_Cycle_Num from '@salesforce/label/c.Touchline_Kpi_Average_Sales_Cycle_Num';
import Kpi_Average_Sales_Cycle_Den from '@salesforce/label/c.Touchline_Kpi_Average_Sales_Cycle_Den';
import Kpi_Median_Sales_Cycle_Formula from '@salesforce/label/c.Touchline_Kpi_Median_Sales_Cycle_Formula';
import Kpi_Sales_Velocity_Formula from '@salesforce/label/c.Touchline_Kpi_Sales_Velocity_Formula';
import Kpi_Sales_Velocity_Num from '@salesforce/label/c.Touchline_Kpi_Sales_Velocity_Num';
import Kpi_Sales_Velocity_Den from '@salesforce/label/c.Touchline_Kpi_Sales_Velocity_Den';
import Kpi_Bookings_Formula from '@salesforce/label/c.Touchline_Kpi_Bookings_Formula';
import Kpi_Attainment_Formula from '@salesforce/label/c.Touchline_Kpi_Attainment_Formula';
import Kpi_Attainment_Num from '@salesforce/label/c.Touchline_Kpi_Attainment_Num';
import Kpi_Attainment_Den from '@salesforce/label/c.Touchline_Kpi_Attainment_Den';
import Kpi_Open_Pipeline_Formula from '@salesforce/label/c.Touchline_Kpi_Open_Pipeline_Formula';
import Kpi_Open_Opportunities_Formula from '@salesforce/label/c.Touchline_Kpi_Open_Opportunities_Formula';
import Kpi_Median_Open_Age_Formula from '@salesforce/label/c.Touchline_Kpi_Median_Open_Age_Formula';
import Kpi_Untouched_Opportunities_Formula from '@salesforce/label/c.Touchline_Kpi_Untouched_Opportunities_Formula';
import Kpi_Untouched_Pipeline_Formula from '@salesforce/label/c.Touchline_Kpi_Untouched_Pipeline_Formula';

export default {
  Kpi_Qualified_Worked_Formula,
  Kpi_Opportunities_Worked_Formula,
  Kpi_Win_Rate_Formula,
  Kpi_Win_Rate_Num,
  Kpi_Win_Rate_Den,
  Kpi_Win_Rate_By_Value_Formula,
  Kpi_Win_Rate_By_Value_Num,
  Kpi_Win_Rate_By_Value_Den,
  Kpi_Average_Selling_Price_Formula,
  Kpi_Average_Selling_Price_Num,
  Kpi_Average_Selling_Price_Den,
  Kpi_Median_Selling_Price_Formula,
  Kpi_Average_Sales_Cycle_Formula,
  Kpi_Average_Sales_Cycle_Num,
  Kpi_Average_Sales_Cycle_Den,
  Kpi_Median_Sales_Cycle_Formula,
  Kpi_Sales_Velocity_Formula,
  Kpi_Sales_Velocity_Num,
  Kpi_Sales_Velocity_Den,
  Kpi_Bookings_Formula,
  Kpi_Attainment_Formula,
  Kpi_Attainment_Num,
  Kpi_Attainment_Den,
  Kpi_Open_Pipeline_Formula,
  Kpi_Open_Opportunities_Formula,
  Kpi_Median_Open_Age_Formula,
  Kpi_Untouched_Opportunities_Formula,
  Kpi_Untouched_Pipeline_Formula,
};
