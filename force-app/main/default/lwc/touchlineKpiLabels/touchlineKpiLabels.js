// Name and meaning of each metric, by the key the catalogue carries.
import Kpi_Qualified_Worked from '@salesforce/label/c.Touchline_Kpi_Qualified_Worked';
import Kpi_Qualified_Worked_Description from '@salesforce/label/c.Touchline_Kpi_Qualified_Worked_Description';
import Kpi_Opportunities_Worked from '@salesforce/label/c.Touchline_Kpi_Opportunities_Worked';
import Kpi_Opportunities_Worked_Description from '@salesforce/label/c.Touchline_Kpi_Opportunities_Worked_Description';
import Kpi_Win_Rate from '@salesforce/label/c.Touchline_Kpi_Win_Rate';
import Kpi_Win_Rate_Description from '@salesforce/label/c.Touchline_Kpi_Win_Rate_Description';
import Kpi_Win_Rate_By_Value from '@salesforce/label/c.Touchline_Kpi_Win_Rate_By_Value';
import Kpi_Win_Rate_By_Value_Description from '@salesforce/label/c.Touchline_Kpi_Win_Rate_By_Value_Description';
import Kpi_Average_Selling_Price from '@salesforce/label/c.Touchline_Kpi_Average_Selling_Price';
import Kpi_Average_Selling_Price_Description from '@salesforce/label/c.Touchline_Kpi_Average_Selling_Price_Description';
import Kpi_Median_Selling_Price from '@salesforce/label/c.Touchline_Kpi_Median_Selling_Price';
import Kpi_Median_Selling_Price_Description from '@salesforce/label/c.Touchline_Kpi_Median_Selling_Price_Description';
import Kpi_Average_Sales_Cycle from '@salesforce/label/c.Touchline_Kpi_Average_Sales_Cycle';
import Kpi_Average_Sales_Cycle_Description from '@salesforce/label/c.Touchline_Kpi_Average_Sales_Cycle_Description';
import Kpi_Median_Sales_Cycle from '@salesforce/label/c.Touchline_Kpi_Median_Sales_Cycle';
import Kpi_Median_Sales_Cycle_Description from '@salesforce/label/c.Touchline_Kpi_Median_Sales_Cycle_Description';
import Kpi_Sales_Velocity from '@salesforce/label/c.Touchline_Kpi_Sales_Velocity';
import Kpi_Sales_Velocity_Description from '@salesforce/label/c.Touchline_Kpi_Sales_Velocity_Description';
import Kpi_Bookings from '@salesforce/label/c.Touchline_Kpi_Bookings';
import Kpi_Bookings_Description from '@salesforce/label/c.Touchline_Kpi_Bookings_Description';
import Kpi_Attainment from '@salesforce/label/c.Touchline_Kpi_Attainment';
import Kpi_Attainment_Description from '@salesforce/label/c.Touchline_Kpi_Attainment_Description';
import Kpi_Open_Pipeline from '@salesforce/label/c.Touchline_Kpi_Open_Pipeline';
import Kpi_Open_Pipeline_Description from '@salesforce/label/c.Touchline_Kpi_Open_Pipeline_Description';
import Kpi_Open_Opportunities from '@salesforce/label/c.Touchline_Kpi_Open_Opportunities';
import Kpi_Open_Opportunities_Description from '@salesforce/label/c.Touchline_Kpi_Open_Opportunities_Description';
import Kpi_Median_Open_Age from '@salesforce/label/c.Touchline_Kpi_Median_Open_Age';
import Kpi_Median_Open_Age_Description from '@salesforce/label/c.Touchline_Kpi_Median_Open_Age_Description';
import Kpi_Untouched_Opportunities from '@salesforce/label/c.Touchline_Kpi_Untouched_Opportunities';
import Kpi_Untouched_Opportunities_Description from '@salesforce/label/c.Touchline_Kpi_Untouched_Opportunities_Description';
import Kpi_Untouched_Pipeline from '@salesforce/label/c.Touchline_Kpi_Untouched_Pipeline';
import Kpi_Untouched_Pipeline_Description from '@salesforce/label/c.Touchline_Kpi_Untouched_Pipeline_Description';

export default {
  Kpi_Qualified_Worked,
  Kpi_Qualified_Worked_Description,
  Kpi_Opportunities_Worked,
  Kpi_Opportunities_Worked_Description,
  Kpi_Win_Rate,
  Kpi_Win_Rate_Description,
  Kpi_Win_Rate_By_Value,
  Kpi_Win_Rate_By_Value_Description,
  Kpi_Average_Selling_Price,
  Kpi_Average_Selling_Price_Description,
  Kpi_Median_Selling_Price,
  Kpi_Median_Selling_Price_Description,
  Kpi_Average_Sales_Cycle,
  Kpi_Average_Sales_Cycle_Description,
  Kpi_Median_Sales_Cycle,
  Kpi_Median_Sales_Cycle_Description,
  Kpi_Sales_Velocity,
  Kpi_Sales_Velocity_Description,
  Kpi_Bookings,
  Kpi_Bookings_Description,
  Kpi_Attainment,
  Kpi_Attainment_Description,
  Kpi_Open_Pipeline,
  Kpi_Open_Pipeline_Description,
  Kpi_Open_Opportunities,
  Kpi_Open_Opportunities_Description,
  Kpi_Median_Open_Age,
  Kpi_Median_Open_Age_Description,
  Kpi_Untouched_Opportunities,
  Kpi_Untouched_Opportunities_Description,
  Kpi_Untouched_Pipeline,
  Kpi_Untouched_Pipeline_Description,
};
