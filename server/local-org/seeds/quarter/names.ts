/** Invented; resemblance to anybody is chance. Plain letters, because usernames are made of them. */
const words = (text: string): string[] => text.trim().split(/\s+/);

export const firstNames = words(`
  Amara Bruno Carla Dmitri Elena Farid Greta Hugo Ines Jonas Kavya Liam Maya Nadia Oscar Priya Quentin Rosa Samir Tessa
  Ulrich Vera Wesley Ximena Yusuf Zoe Anders Bianca Cedric Dalia Emeka Fiona Gaspar Hana Ivan Joelle Kenji Leila Marco
  Nina Omar Paula Rafael Sofia Tomas Uma Viktor Wanda Yara Zane Arthur Celine
`);

export const lastNames = words(`
  Abbott Becker Castillo Dubois Ekwueme Fischer Gallagher Haddad Ibrahim Jensen Kowalski Larsen Moreau Nakamura Okoye
  Petrov Quinn Romero Santos Tanaka Ueda Varga Whitfield Xu Yamada Zimmer Andersson Bianchi Cohen Delgado Eriksen Ferrari
  Gupta Hoffman Iyer Janssen Keller Lindgren Mendoza Novak Ortega Park Rossi Schmidt Torres Usman Valdez Weber Young Zhang
  Alvarez Barnes
`);

export const companyHeads = words(`
  Alder Amber Anchor Apex Arbor Atlas Aurora Beacon Birch Blue Bright Cascade Cedar Cinder Clear Cobalt Copper Crest Crown
  Delta Eagle Echo Ember Evergreen Falcon Fern Forge Granite Grove Harbor Hazel Helix Horizon Indigo Iron Juniper Keystone
  Lakeside Lark Laurel Linden Lumen Maple Meridian Mesa Mill North Oak Onyx Orchard Pacific Pine Pioneer Prairie Quarry
  Raven Ridge River Rowan Sage Silver Slate Solar Spruce Sterling Stone Summit Terra Timber Union Vale Vector Vista Willow
`);

export const companyTails = words(`
  Analytics Apparel Banking Biotech Brands Builders Capital Chemicals Clinics Components Devices Dynamics Energy
  Engineering Farms Foods Freight Furniture Hotels Industries Instruments Insurance Labs Logistics Media Medical Metals
  Networks Outfitters Packaging Partners Pharma Plastics Power Robotics Schools Software Studios Supply Systems Textiles
  Tools Transport Ventures Water Works
`);

export const titles = [
  'Chief Financial Officer',
  'Chief Operating Officer',
  'Director of Operations',
  'Head of Procurement',
  'IT Director',
  'Operations Manager',
  'Plant Manager',
  'Project Lead',
  'VP Finance',
  'VP Operations',
];

export const products = [
  'Platform',
  'Expansion',
  'Analytics',
  'Integration',
  'Rollout',
  'Pilot',
  'Renewal Plus',
  'Services',
];
