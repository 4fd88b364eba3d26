export { InsightsRouter } from './Router';
