/** How figures are called on the org: `touch-rate` with part `num` is `Touch_Rate_Num__c`. */
export type Part = 'value' | 'num' | 'den' | 'n' | 'low' | 'high' | 'severity';

export const column = (id: string, part: Part = 'value'): string =>
  `${[...id.split('-'), ...(part === 'value' ? [] : [part])]
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('_')}__c`;
