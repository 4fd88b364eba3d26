import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import type { RendererProps } from '@backstage/plugin-home-react';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { homeMessages } from '../translations/home';

/** The widget brings its own card, so that it looks like the product's pages. */
function WithoutFrame(props: RendererProps) {
  return <props.Content />;
}

/** `home-page-widget:itsm/my-work` */
export const workWidget = HomePageWidgetBlueprint.make({
  name: 'my-work',
  params: {
    name: 'ItsmMyWork',
    title: homeMessages.work.title,
    description: homeMessages.work.description,
    layout: {
      width: { minColumns: 4, maxColumns: 12, defaultColumns: 6 },
      height: { minRows: 4, maxRows: 14, defaultRows: 8 },
    },
    componentProps: { Renderer: WithoutFrame },
    components: () =>
      import('./WorkWidget').then(({ WorkWidget }) => ({
        Content: WorkWidget,
      })),
  },
});

/** `home-page-widget:itsm/approvals` */
export const approvalsWidget = HomePageWidgetBlueprint.make({
  name: 'approvals',
  params: {
    name: 'ItsmApprovals',
    title: homeMessages.approvals.title,
    description: homeMessages.approvals.description,
    layout: {
      width: { minColumns: 4, maxColumns: 12, defaultColumns: 6 },
      height: { minRows: 4, maxRows: 14, defaultRows: 6 },
    },
    componentProps: { Renderer: WithoutFrame },
    components: () =>
      import('./ApprovalsWidget').then(({ ApprovalsWidget }) => ({
        Content: ApprovalsWidget,
      })),
  },
});

export const homeExtensions: ExtensionDefinition[] = [
  workWidget,
  approvalsWidget,
];
