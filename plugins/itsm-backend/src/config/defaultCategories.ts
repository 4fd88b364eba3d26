import { Category } from 'backstage-plugin-itsm-common';

function category(name: string, ...children: string[]): Category {
  return { name, children: children.map(child => ({ name: child })) };
}

/** The categories where `itsm.categories` names none. */
export const defaultCategories: Category[] = [
  category('Software', 'Defect', 'Performance', 'Configuration', 'Integration'),
  category('Hardware', 'Server', 'Storage', 'Workstation'),
  category('Network', 'Connectivity', 'DNS', 'Load balancing', 'Firewall'),
  category('Database', 'Availability', 'Performance', 'Data quality'),
  category('Security', 'Vulnerability', 'Intrusion', 'Certificate'),
  category('Access', 'Account', 'Permission', 'Sign-in'),
];
