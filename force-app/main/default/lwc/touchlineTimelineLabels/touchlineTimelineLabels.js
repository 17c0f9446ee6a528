// Words of the timeline of a deal.
import Timeline_Title from '@salesforce/label/c.Touchline_Timeline_Title';
import Timeline_Stages from '@salesforce/label/c.Touchline_Timeline_Stages';
import Timeline_Touches from '@salesforce/label/c.Touchline_Timeline_Touches';
import Timeline_Meetings from '@salesforce/label/c.Touchline_Timeline_Meetings';
import Timeline_Pushes from '@salesforce/label/c.Touchline_Timeline_Pushes';
import Timeline_Held from '@salesforce/label/c.Touchline_Timeline_Held';
import Timeline_Planned from '@salesforce/label/c.Touchline_Timeline_Planned';
import Timeline_Today from '@salesforce/label/c.Touchline_Timeline_Today';
import Timeline_Close from '@salesforce/label/c.Touchline_Timeline_Close';
import Timeline_Back from '@salesforce/label/c.Touchline_Timeline_Back';
import Timeline_Spoken from '@salesforce/label/c.Touchline_Timeline_Spoken';
import Timeline_List from '@salesforce/label/c.Touchline_Timeline_List';
import Timeline_Day from '@salesforce/label/c.Touchline_Timeline_Day';
import Timeline_What from '@salesforce/label/c.Touchline_Timeline_What';
import Timeline_Left_Out from '@salesforce/label/c.Touchline_Timeline_Left_Out';
import Timeline_Event_Created from '@salesforce/label/c.Touchline_Timeline_Event_Created';
import Timeline_Event_Stage from '@salesforce/label/c.Touchline_Timeline_Event_Stage';
import Timeline_Event_Back from '@salesforce/label/c.Touchline_Timeline_Event_Back';
import Timeline_Event_Touch from '@salesforce/label/c.Touchline_Timeline_Event_Touch';
import Timeline_Event_Held from '@salesforce/label/c.Touchline_Timeline_Event_Held';
import Timeline_Event_Planned from '@salesforce/label/c.Touchline_Timeline_Event_Planned';
import Timeline_Event_Push from '@salesforce/label/c.Touchline_Timeline_Event_Push';
import Timeline_Event_Push_Unknown from '@salesforce/label/c.Touchline_Timeline_Event_Push_Unknown';
import Timeline_Event_Close from '@salesforce/label/c.Touchline_Timeline_Event_Close';

export default {
  Timeline_Title,
  Timeline_Stages,
  Timeline_Touches,
  Timeline_Meetings,
  Timeline_Pushes,
  Timeline_Held,
  Timeline_Planned,
  Timeline_Today,
  Timeline_Close,
  Timeline_Back,
  Timeline_Spoken,
  Timeline_List,
  Timeline_Day,
  Timeline_What,
  Timeline_Left_Out,
  Timeline_Event_Created,
  Timeline_Event_Stage,
  Timeline_Event_Back,
  Timeline_Event_Touch,
  Timeline_Event_Held,
  Timeline_Event_Planned,
  Timeline_Event_Push,
  Timeline_Event_Push_Unknown,
  Timeline_Event_Close,
};
