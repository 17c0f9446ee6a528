export interface ShareFields {
  /** The field that points to the record shared. */
  parent: string;
  /** The field that says how much of it. */
  level: string;
}

/** The fields of a share object that differ from one to another: custom ones have one form, standard ones their own. */
export function shareFields(shareObject: string): ShareFields {
  if (shareObject.endsWith('__Share')) return { parent: 'ParentId', level: 'AccessLevel' };
  const shared = shareObject.replace(/Share$/, '');
  return { parent: `${shared}Id`, level: `${shared}AccessLevel` };
}
