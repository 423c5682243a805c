import { Page } from '../../kit/page.tsx';

export const Count = (_props: Record<string, string>) => <Page title={{ zh: '…', en: '…' }}>{null}</Page>;
