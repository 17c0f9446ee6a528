// Words of an open deal that several pages share.
import Deal_No_Name from '@salesforce/label/c.Touchline_Deal_No_Name';
import Review_critical from '@salesforce/label/c.Touchline_Review_critical';
import Review_warning from '@salesforce/label/c.Touchline_Review_warning';

export default {
  Deal_No_Name,
  Review_critical,
  Review_warning,
};
