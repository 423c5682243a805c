import './survey-foot.css';
import { Button } from '../kit/button.tsx';
import { fill, useWords, type Words } from '../language/words.ts';

const progress: Words = { zh: '已答 {answered} / {of} 题', en: '{answered} of {of} answered' };
const marked: Words = { zh: '还有 {missing} 题未完成', en: '{missing} left to complete' };

interface FootProps {
  readonly answered: number;
  readonly of: number;
  /** How many questions have a problem. */
  readonly missing: number;
}

/** How far one has come, and the way on; it stays in view. */
export function SurveyFoot({ answered, of, missing }: FootProps) {
  const say = useWords();
  return (
    <footer class="survey-foot">
      <div>
        <p class="survey-missing" role="alert">
          {missing > 0 && say(fill(marked, { missing }))}
        </p>
        <p id="progress" role="status">
          {say(fill(progress, { answered, of }))}
        </p>
        <progress value={answered} max={of} aria-labelledby="progress" />
      </div>
      <Button kind="primary" type="submit">
        {say({ zh: '提交', en: 'Submit' })}
      </Button>
    </footer>
  );
}
