export * from './EntityRefField';
export * from './EntityRefsField';
export * from './GroupField';
export * from './PersonField';
export * from './useEntityTitle';
