import type { ChangeTemplate } from 'backstage-plugin-itsm-common';
import { useNavigate } from 'react-router-dom';
import { useRoute } from '../../hooks/useRoute';
import { useToast } from '../../hooks/useToast';
import { changeTemplateRouteRef } from '../../routes';

/** Tells what was done with a version of a template and goes to its page. */
export function useOpenTemplate() {
  const toast = useToast();
  const navigate = useNavigate();
  const hrefOf = useRoute(changeTemplateRouteRef);
  return (
    title: string,
    { id, version }: Pick<ChangeTemplate, 'id' | 'version'>,
  ) => {
    toast({ title, status: 'success' });
    if (hrefOf) {
      navigate(`${hrefOf({ id })}?version=${version}`);
    }
  };
}
