export * from './RequestChangeButton';
