import { naturalStep, stepsOf } from './mainPath';

const way = (state: string) =>
  stepsOf('incident', state).map(step => `${step.state} ${step.place}`);

const to = (...states: string[]) =>
  states.map(state => ({
    to: state,
    label: state,
    requires: [],
    allowed: true,
  }));

describe('mainPath', () => {
  it('shows the way that a record takes', () => {
    expect(way('in_progress')).toEqual([
      'new behind',
      'in_progress here',
      'resolved ahead',
      'closed ahead',
    ]);
    expect(way('on_hold')).toEqual([
      'new behind',
      'in_progress behind',
      'on_hold here',
      'resolved ahead',
      'closed ahead',
    ]);
    expect(way('canceled')).toEqual(['new behind', 'canceled here']);
  });

  it.each([
    ['new', ['on_hold', 'resolved', 'in_progress', 'canceled'], 'in_progress'],
    ['in_progress', ['on_hold', 'resolved', 'canceled'], 'resolved'],
    ['on_hold', ['in_progress', 'resolved', 'canceled'], 'in_progress'],
    ['resolved', ['in_progress', 'closed'], 'closed'],
    ['resolved', ['in_progress'], undefined],
  ])('from %s of %j, %s comes next', (state, states, next) => {
    expect(naturalStep('incident', state, to(...states))?.to).toBe(next);
  });
});
