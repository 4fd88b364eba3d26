import { EntityRefField, EntityRefFieldProps } from './EntityRefField';

const userKinds = ['user'] as const;

export type PersonFieldProps = Omit<EntityRefFieldProps, 'kinds'>;

/** Finds a user. */
export function PersonField(props: PersonFieldProps) {
  return <EntityRefField {...props} kinds={userKinds} />;
}
