import { defineObject } from '../define.ts';

/** Accounts, without their names: rule 3 of C6 asks which deals of an account are open. */
export default defineObject({
  sObject: 'Account',
  lost: 'what is known of accounts',
  fix: 'give the integration user Read and View All on Account',
});
