import { defineOwnObject } from '../define.ts';

/** Thresholds that an admin changed in Setup. Custom metadata: few rows, no stamp to go by, REST only. */
export default defineOwnObject({ sObject: 'Touchline_Flag_Rule__mdt', read: 'whole' });
