export * from './SegmentedChoice';
