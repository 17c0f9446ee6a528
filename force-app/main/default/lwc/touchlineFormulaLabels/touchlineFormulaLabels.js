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
import Kpi_Average_Open_Age_Formula from '@salesforce/label/c.Touchline_Kpi_Average_Open_Age_Formula';
import Kpi_Average_Open_Age_Num from '@salesforce/label/c.Touchline_Kpi_Average_Open_Age_Num';
import Kpi_Average_Open_Age_Den from '@salesforce/label/c.Touchline_Kpi_Average_Open_Age_Den';
import Kpi_Stuck_Opportunities_Formula from '@salesforce/label/c.Touchline_Kpi_Stuck_Opportunities_Formula';
import Kpi_Stuck_Pipeline_Formula from '@salesforce/label/c.Touchline_Kpi_Stuck_Pipeline_Formula';
import Kpi_Average_Days_In_Stage_Formula from '@salesforce/label/c.Touchline_Kpi_Average_Days_In_Stage_Formula';
import Kpi_Average_Days_In_Stage_Num from '@salesforce/label/c.Touchline_Kpi_Average_Days_In_Stage_Num';
import Kpi_Average_Days_In_Stage_Den from '@salesforce/label/c.Touchline_Kpi_Average_Days_In_Stage_Den';
import Kpi_Median_Days_In_Stage_Formula from '@salesforce/label/c.Touchline_Kpi_Median_Days_In_Stage_Formula';
import Kpi_Days_Between_Touches_Formula from '@salesforce/label/c.Touchline_Kpi_Days_Between_Touches_Formula';
import Kpi_Days_Between_Touches_Num from '@salesforce/label/c.Touchline_Kpi_Days_Between_Touches_Num';
import Kpi_Days_Between_Touches_Den from '@salesforce/label/c.Touchline_Kpi_Days_Between_Touches_Den';
import Kpi_Simple_Days_Between_Touches_Formula from '@salesforce/label/c.Touchline_Kpi_Simple_Days_Between_Touches_Formula';
import Kpi_Days_Since_Last_Touch_Formula from '@salesforce/label/c.Touchline_Kpi_Days_Since_Last_Touch_Formula';
import Kpi_Touch_Rate_Formula from '@salesforce/label/c.Touchline_Kpi_Touch_Rate_Formula';
import Kpi_Touch_Rate_Num from '@salesforce/label/c.Touchline_Kpi_Touch_Rate_Num';
import Kpi_Touch_Rate_Den from '@salesforce/label/c.Touchline_Kpi_Touch_Rate_Den';
import Kpi_Next_Meeting_Coverage_Formula from '@salesforce/label/c.Touchline_Kpi_Next_Meeting_Coverage_Formula';
import Kpi_Next_Meeting_Coverage_Num from '@salesforce/label/c.Touchline_Kpi_Next_Meeting_Coverage_Num';
import Kpi_Next_Meeting_Coverage_Den from '@salesforce/label/c.Touchline_Kpi_Next_Meeting_Coverage_Den';
import Kpi_Contact_Coverage_Formula from '@salesforce/label/c.Touchline_Kpi_Contact_Coverage_Formula';
import Kpi_Contact_Coverage_Num from '@salesforce/label/c.Touchline_Kpi_Contact_Coverage_Num';
import Kpi_Contact_Coverage_Den from '@salesforce/label/c.Touchline_Kpi_Contact_Coverage_Den';
import Kpi_Pipeline_Coverage_Formula from '@salesforce/label/c.Touchline_Kpi_Pipeline_Coverage_Formula';
import Kpi_Pipeline_Coverage_Num from '@salesforce/label/c.Touchline_Kpi_Pipeline_Coverage_Num';
import Kpi_Pipeline_Coverage_Den from '@salesforce/label/c.Touchline_Kpi_Pipeline_Coverage_Den';
import Kpi_Required_Coverage_Formula from '@salesforce/label/c.Touchline_Kpi_Required_Coverage_Formula';
import Kpi_Required_Coverage_Num from '@salesforce/label/c.Touchline_Kpi_Required_Coverage_Num';
import Kpi_Required_Coverage_Den from '@salesforce/label/c.Touchline_Kpi_Required_Coverage_Den';
import Kpi_Opportunities_Advanced_Formula from '@salesforce/label/c.Touchline_Kpi_Opportunities_Advanced_Formula';
import Kpi_Opportunities_Regressed_Formula from '@salesforce/label/c.Touchline_Kpi_Opportunities_Regressed_Formula';
import Kpi_Opportunities_Created_Formula from '@salesforce/label/c.Touchline_Kpi_Opportunities_Created_Formula';
import Kpi_Opportunities_Received_Formula from '@salesforce/label/c.Touchline_Kpi_Opportunities_Received_Formula';
import Kpi_New_Pipeline_Per_Week_Formula from '@salesforce/label/c.Touchline_Kpi_New_Pipeline_Per_Week_Formula';
import Kpi_New_Pipeline_Per_Week_Num from '@salesforce/label/c.Touchline_Kpi_New_Pipeline_Per_Week_Num';
import Kpi_New_Pipeline_Per_Week_Den from '@salesforce/label/c.Touchline_Kpi_New_Pipeline_Per_Week_Den';
import Kpi_Close_Date_Pushes_Formula from '@salesforce/label/c.Touchline_Kpi_Close_Date_Pushes_Formula';
import Kpi_Activities_Per_Week_Formula from '@salesforce/label/c.Touchline_Kpi_Activities_Per_Week_Formula';
import Kpi_Activities_Per_Week_Num from '@salesforce/label/c.Touchline_Kpi_Activities_Per_Week_Num';
import Kpi_Activities_Per_Week_Den from '@salesforce/label/c.Touchline_Kpi_Activities_Per_Week_Den';
import Kpi_Meetings_Per_Week_Formula from '@salesforce/label/c.Touchline_Kpi_Meetings_Per_Week_Formula';
import Kpi_Meetings_Per_Week_Num from '@salesforce/label/c.Touchline_Kpi_Meetings_Per_Week_Num';
import Kpi_Meetings_Per_Week_Den from '@salesforce/label/c.Touchline_Kpi_Meetings_Per_Week_Den';
import Kpi_Follow_Up_Ratio_Formula from '@salesforce/label/c.Touchline_Kpi_Follow_Up_Ratio_Formula';
import Kpi_Follow_Up_Ratio_Num from '@salesforce/label/c.Touchline_Kpi_Follow_Up_Ratio_Num';
import Kpi_Follow_Up_Ratio_Den from '@salesforce/label/c.Touchline_Kpi_Follow_Up_Ratio_Den';

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
  Kpi_Average_Open_Age_Formula,
  Kpi_Average_Open_Age_Num,
  Kpi_Average_Open_Age_Den,
  Kpi_Stuck_Opportunities_Formula,
  Kpi_Stuck_Pipeline_Formula,
  Kpi_Average_Days_In_Stage_Formula,
  Kpi_Average_Days_In_Stage_Num,
  Kpi_Average_Days_In_Stage_Den,
  Kpi_Median_Days_In_Stage_Formula,
  Kpi_Days_Between_Touches_Formula,
  Kpi_Days_Between_Touches_Num,
  Kpi_Days_Between_Touches_Den,
  Kpi_Simple_Days_Between_Touches_Formula,
  Kpi_Days_Since_Last_Touch_Formula,
  Kpi_Touch_Rate_Formula,
  Kpi_Touch_Rate_Num,
  Kpi_Touch_Rate_Den,
  Kpi_Next_Meeting_Coverage_Formula,
  Kpi_Next_Meeting_Coverage_Num,
  Kpi_Next_Meeting_Coverage_Den,
  Kpi_Contact_Coverage_Formula,
  Kpi_Contact_Coverage_Num,
  Kpi_Contact_Coverage_Den,
  Kpi_Pipeline_Coverage_Formula,
  Kpi_Pipeline_Coverage_Num,
  Kpi_Pipeline_Coverage_Den,
  Kpi_Required_Coverage_Formula,
  Kpi_Required_Coverage_Num,
  Kpi_Required_Coverage_Den,
  Kpi_Opportunities_Advanced_Formula,
  Kpi_Opportunities_Regressed_Formula,
  Kpi_Opportunities_Created_Formula,
  Kpi_Opportunities_Received_Formula,
  Kpi_New_Pipeline_Per_Week_Formula,
  Kpi_New_Pipeline_Per_Week_Num,
  Kpi_New_Pipeline_Per_Week_Den,
  Kpi_Close_Date_Pushes_Formula,
  Kpi_Activities_Per_Week_Formula,
  Kpi_Activities_Per_Week_Num,
  Kpi_Activities_Per_Week_Den,
  Kpi_Meetings_Per_Week_Formula,
  Kpi_Meetings_Per_Week_Num,
  Kpi_Meetings_Per_Week_Den,
  Kpi_Follow_Up_Ratio_Formula,
  Kpi_Follow_Up_Ratio_Num,
  Kpi_Follow_Up_Ratio_Den,
};
