import { Scenario } from '../Scenario';
import { discoveryScenarios } from './discovery';
import { observabilityScenarios } from './observability';
import { orderingScenarios } from './ordering';
import { paymentsScenarios } from './payments';
import { platformScenarios } from './platform';
import { storefrontScenarios } from './storefront';

/** Every way in which the shop breaks. */
export const scenarios: Scenario[] = [
  ...storefrontScenarios,
  ...orderingScenarios,
  ...paymentsScenarios,
  ...discoveryScenarios,
  ...platformScenarios,
  ...observabilityScenarios,
];
