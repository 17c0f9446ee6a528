/** SLDS icon of a standard object; objects of our own have no tab motif to go by and share one. */
const ICONS: Record<string, string> = {
  Account: 'standard:account',
  Contact: 'standard:contact',
  Lead: 'standard:lead',
  Opportunity: 'standard:opportunity',
  Task: 'standard:task',
  Event: 'standard:event',
  User: 'standard:user',
  Campaign: 'standard:campaign',
  Product2: 'standard:product',
  OpportunityLineItem: 'standard:product_item',
};

export function iconOfObject(name: string): string {
  return ICONS[name] ?? 'standard:record';
}
