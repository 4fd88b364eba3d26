export { portalPermissionModule as default } from './portalPermissionModule';
