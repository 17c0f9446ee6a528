import { LightningElement } from 'lwc';

/** Unlike the stub of the test runner, this one shows what is put into it. */
export default class ModalFooter extends LightningElement {}
