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
import Kpi_Average_Open_Age from '@salesforce/label/c.Touchline_Kpi_Average_Open_Age';
import Kpi_Average_Open_Age_Description from '@salesforce/label/c.Touchline_Kpi_Average_Open_Age_Description';
import Kpi_Stuck_Opportunities from '@salesforce/label/c.Touchline_Kpi_Stuck_Opportunities';
import Kpi_Stuck_Opportunities_Description from '@salesforce/label/c.Touchline_Kpi_Stuck_Opportunities_Description';
import Kpi_Stuck_Pipeline from '@salesforce/label/c.Touchline_Kpi_Stuck_Pipeline';
import Kpi_Stuck_Pipeline_Description from '@salesforce/label/c.Touchline_Kpi_Stuck_Pipeline_Description';
import Kpi_Average_Days_In_Stage from '@salesforce/label/c.Touchline_Kpi_Average_Days_In_Stage';
import Kpi_Average_Days_In_Stage_Description from '@salesforce/label/c.Touchline_Kpi_Average_Days_In_Stage_Description';
import Kpi_Median_Days_In_Stage from '@salesforce/label/c.Touchline_Kpi_Median_Days_In_Stage';
import Kpi_Median_Days_In_Stage_Description from '@salesforce/label/c.Touchline_Kpi_Median_Days_In_Stage_Description';
import Kpi_Days_Between_Touches from '@salesforce/label/c.Touchline_Kpi_Days_Between_Touches';
import Kpi_Days_Between_Touches_Description from '@salesforce/label/c.Touchline_Kpi_Days_Between_Touches_Description';
import Kpi_Simple_Days_Between_Touches from '@salesforce/label/c.Touchline_Kpi_Simple_Days_Between_Touches';
import Kpi_Simple_Days_Between_Touches_Description from '@salesforce/label/c.Touchline_Kpi_Simple_Days_Between_Touches_Description';
import Kpi_Days_Since_Last_Touch from '@salesforce/label/c.Touchline_Kpi_Days_Since_Last_Touch';
import Kpi_Days_Since_Last_Touch_Description from '@salesforce/label/c.Touchline_Kpi_Days_Since_Last_Touch_Description';
import Kpi_Touch_Rate from '@salesforce/label/c.Touchline_Kpi_Touch_Rate';
import Kpi_Touch_Rate_Description from '@salesforce/label/c.Touchline_Kpi_Touch_Rate_Description';
import Kpi_Next_Meeting_Coverage from '@salesforce/label/c.Touchline_Kpi_Next_Meeting_Coverage';
import Kpi_Next_Meeting_Coverage_Description from '@salesforce/label/c.Touchline_Kpi_Next_Meeting_Coverage_Description';
import Kpi_Contact_Coverage from '@salesforce/label/c.Touchline_Kpi_Contact_Coverage';
import Kpi_Contact_Coverage_Description from '@salesforce/label/c.Touchline_Kpi_Contact_Coverage_Description';
import Kpi_Pipeline_Coverage from '@salesforce/label/c.Touchline_Kpi_Pipeline_Coverage';
import Kpi_Pipeline_Coverage_Description from '@salesforce/label/c.Touchline_Kpi_Pipeline_Coverage_Description';
import Kpi_Required_Coverage from '@salesforce/label/c.Touchline_Kpi_Required_Coverage';
import Kpi_Required_Coverage_Description from '@salesforce/label/c.Touchline_Kpi_Required_Coverage_Description';
import Kpi_Opportunities_Advanced from '@salesforce/label/c.Touchline_Kpi_Opportunities_Advanced';
import Kpi_Opportunities_Advanced_Description from '@salesforce/label/c.Touchline_Kpi_Opportunities_Advanced_Description';
import Kpi_Opportunities_Regressed from '@salesforce/label/c.Touchline_Kpi_Opportunities_Regressed';
import Kpi_Opportunities_Regressed_Description from '@salesforce/label/c.Touchline_Kpi_Opportunities_Regressed_Description';
import Kpi_Opportunities_Created from '@salesforce/label/c.Touchline_Kpi_Opportunities_Created';
import Kpi_Opportunities_Created_Description from '@salesforce/label/c.Touchline_Kpi_Opportunities_Created_Description';
import Kpi_Opportunities_Received from '@salesforce/label/c.Touchline_Kpi_Opportunities_Received';
import Kpi_Opportunities_Received_Description from '@salesforce/label/c.Touchline_Kpi_Opportunities_Received_Description';
import Kpi_New_Pipeline_Per_Week from '@salesforce/label/c.Touchline_Kpi_New_Pipeline_Per_Week';
import Kpi_New_Pipeline_Per_Week_Description from '@salesforce/label/c.Touchline_Kpi_New_Pipeline_Per_Week_Description';
import Kpi_Close_Date_Pushes from '@salesforce/label/c.Touchline_Kpi_Close_Date_Pushes';
import Kpi_Close_Date_Pushes_Description from '@salesforce/label/c.Touchline_Kpi_Close_Date_Pushes_Description';
import Kpi_Activities_Per_Week from '@salesforce/label/c.Touchline_Kpi_Activities_Per_Week';
import Kpi_Activities_Per_Week_Description from '@salesforce/label/c.Touchline_Kpi_Activities_Per_Week_Description';
import Kpi_Meetings_Per_Week from '@salesforce/label/c.Touchline_Kpi_Meetings_Per_Week';
import Kpi_Meetings_Per_Week_Description from '@salesforce/label/c.Touchline_Kpi_Meetings_Per_Week_Description';
import Kpi_Follow_Up_Ratio from '@salesforce/label/c.Touchline_Kpi_Follow_Up_Ratio';
import Kpi_Follow_Up_Ratio_Description from '@salesforce/label/c.Touchline_Kpi_Follow_Up_Ratio_Description';

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
  Kpi_Average_Open_Age,
  Kpi_Average_Open_Age_Description,
  Kpi_Stuck_Opportunities,
  Kpi_Stuck_Opportunities_Description,
  Kpi_Stuck_Pipeline,
  Kpi_Stuck_Pipeline_Description,
  Kpi_Average_Days_In_Stage,
  Kpi_Average_Days_In_Stage_Description,
  Kpi_Median_Days_In_Stage,
  Kpi_Median_Days_In_Stage_Description,
  Kpi_Days_Between_Touches,
  Kpi_Days_Between_Touches_Description,
  Kpi_Simple_Days_Between_Touches,
  Kpi_Simple_Days_Between_Touches_Description,
  Kpi_Days_Since_Last_Touch,
  Kpi_Days_Since_Last_Touch_Description,
  Kpi_Touch_Rate,
  Kpi_Touch_Rate_Description,
  Kpi_Next_Meeting_Coverage,
  Kpi_Next_Meeting_Coverage_Description,
  Kpi_Contact_Coverage,
  Kpi_Contact_Coverage_Description,
  Kpi_Pipeline_Coverage,
  Kpi_Pipeline_Coverage_Description,
  Kpi_Required_Coverage,
  Kpi_Required_Coverage_Description,
  Kpi_Opportunities_Advanced,
  Kpi_Opportunities_Advanced_Description,
  Kpi_Opportunities_Regressed,
  Kpi_Opportunities_Regressed_Description,
  Kpi_Opportunities_Created,
  Kpi_Opportunities_Created_Description,
  Kpi_Opportunities_Received,
  Kpi_Opportunities_Received_Description,
  Kpi_New_Pipeline_Per_Week,
  Kpi_New_Pipeline_Per_Week_Description,
  Kpi_Close_Date_Pushes,
  Kpi_Close_Date_Pushes_Description,
  Kpi_Activities_Per_Week,
  Kpi_Activities_Per_Week_Description,
  Kpi_Meetings_Per_Week,
  Kpi_Meetings_Per_Week_Description,
  Kpi_Follow_Up_Ratio,
  Kpi_Follow_Up_Ratio_Description,
};
