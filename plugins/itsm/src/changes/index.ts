export { ChangesRouter } from './Router';
