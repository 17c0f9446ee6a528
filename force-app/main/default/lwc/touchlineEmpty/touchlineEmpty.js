import { LightningElement, api } from 'lwc';

export default class TouchlineEmpty extends LightningElement {
  @api heading;
  @api body;
  @api iconName = 'utility:info';
}
