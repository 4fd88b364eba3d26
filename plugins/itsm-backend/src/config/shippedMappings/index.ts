export { shippedMappings } from './shippedMappings';
