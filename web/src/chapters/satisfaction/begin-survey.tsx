import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { BeginningProps } from '../chapter-pages.ts';

/** A survey is begun on a page of its own: it is more than a form beside a list has room for. */
export function BeginSurvey({ onClose }: BeginningProps) {
  const { route } = useLocation();
  useEffect(() => {
    onClose();
    route('/surveys/new');
  }, []);
  return null;
}
