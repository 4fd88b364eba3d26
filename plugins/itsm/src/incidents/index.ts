export { IncidentsRouter } from './Router';
