import { businessCalendarSchema } from './businessTime';
import { ChangeFacts } from './changeFacts';
import { leadTimeKept, leadTimeOf, leadTimeRuleSchema } from './leadTime';

const calendar = businessCalendarSchema.parse({ timeZone: 'Europe/Berlin' });
const submittedAt = '2027-03-01T12:00:00.000Z';

describe('lead times', () => {
  it.each([
    [{ businessDays: 2 }, '2027-03-02T23:00:00.000Z'],
    [{ businessHours: 8 }, '2027-03-02T12:00:00.000Z'],
    [{ hours: 48 }, '2027-03-03T12:00:00.000Z'],
    [{ hours: 0 }, submittedAt],
  ])('%j is kept from %s on', (leadTime, earliestStart) => {
    const kept = (plannedStart: string) =>
      leadTimeKept({ submittedAt, plannedStart, leadTime, calendar });
    expect(kept(earliestStart)).toEqual({ kept: true, earliestStart });
    const before = new Date(Date.parse(earliestStart) - 1).toISOString();
    expect(kept(before)).toEqual({ kept: false, earliestStart });
  });

  it('are those of the first rule that is for the change', () => {
    const rules = [
      { when: { model: 'emergency' }, leadTime: { hours: 0 } },
      { when: { riskLevel: ['high'] }, leadTime: { businessDays: 5 } },
      { when: { category: 'Network' }, leadTime: { businessDays: 3 } },
    ].map(rule => leadTimeRuleSchema.parse(rule));
    const change: ChangeFacts = {
      model: 'normal',
      riskLevel: 'high',
      entities: [],
    };
    const of = (part: Partial<ChangeFacts>) =>
      leadTimeOf({ ...change, ...part }, rules);
    expect(of({})).toEqual({ businessDays: 5 });
    expect(of({ model: 'emergency' })).toEqual({ hours: 0 });
    const low = { riskLevel: 'low' } as const;
    expect(of({ ...low, category: 'Network / DNS' })).toEqual({
      businessDays: 3,
    });
    expect(of({ ...low, category: 'Networking' })).toBeUndefined();
    expect(of(low)).toBeUndefined();
  });

  it('are of one unit', () => {
    for (const leadTime of [{}, { hours: 1, businessDays: 1 }, { hours: -1 }]) {
      expect(leadTimeRuleSchema.safeParse({ leadTime }).success).toBe(false);
    }
  });
});
