export { CalendarRouter } from './Router';
