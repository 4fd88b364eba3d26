export { demoAuthProvider as default } from './demoAuthProvider';
