// Words of the period switch and the names of periods.
import Period_Type from '@salesforce/label/c.Touchline_Period_Type';
import Period_Week from '@salesforce/label/c.Touchline_Period_Week';
import Period_Month from '@salesforce/label/c.Touchline_Period_Month';
import Period_Quarter from '@salesforce/label/c.Touchline_Period_Quarter';
import Period_Which from '@salesforce/label/c.Touchline_Period_Which';
import Period_Current from '@salesforce/label/c.Touchline_Period_Current';
import Period_Week_Of from '@salesforce/label/c.Touchline_Period_Week_Of';
import Period_Gone from '@salesforce/label/c.Touchline_Period_Gone';
import Period_Finished from '@salesforce/label/c.Touchline_Period_Finished';

export default {
  Period_Type,
  Period_Week,
  Period_Month,
  Period_Quarter,
  Period_Which,
  Period_Current,
  Period_Week_Of,
  Period_Gone,
  Period_Finished,
};
