import { gateConfigSchema, isChangeRequired } from './gateConfig';

const shop = {
  entityRef: 'component:default/shop',
  kind: 'component',
  tier: 1,
  within: [{ entityRef: 'system:default/retail', kind: 'system' }],
};

describe('whether a deployment needs a change', () => {
  it.each([
    [undefined, true],
    ['production', true],
    ['Prod', true],
    ['live', true],
    ['staging', false],
    ['pre-production', false],
  ])('by default, to %s: %s', (environment, required) => {
    const config = gateConfigSchema.parse({});
    expect(isChangeRequired(config, { entity: shop, environment })).toBe(
      required,
    );
  });

  it.each([
    ['staging', true],
    ['production', true],
    ['sandbox', false],
    [undefined, true],
  ])('by the first rule that is for it, to %s: %s', (environment, required) => {
    const config = gateConfigSchema.parse({
      changeRequired: [
        { environments: ['sandbox'], required: false },
        { entities: { systems: ['retail'], tiers: [1] }, required: true },
        { required: false },
      ],
    });
    expect(isChangeRequired(config, { entity: shop, environment })).toBe(
      required,
    );
    expect(
      isChangeRequired(config, { entity: { ...shop, tier: 2 }, environment }),
    ).toBe(false);
  });

  it('is refused as a whole with the path of a mistake', () => {
    const { error } = gateConfigSchema.safeParse({
      whenUnreachable: 'maybe',
      changeRequired: [{ environments: [], required: true }, { entities: {} }],
    });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'whenUnreachable',
      'changeRequired.0.environments',
      'changeRequired.1.entities',
      'changeRequired.1.required',
    ]);
  });
});
