import { EntityRefField, EntityRefFieldProps } from './EntityRefField';

const groupKinds = ['group'] as const;

export type GroupFieldProps = Omit<EntityRefFieldProps, 'kinds'>;

/** Finds a group. */
export function GroupField(props: GroupFieldProps) {
  return <EntityRefField {...props} kinds={groupKinds} />;
}
