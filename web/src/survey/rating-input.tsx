import { RATING_MOST } from '../../../rulebook/chapters/satisfaction/reckoning/answers.ts';
import type { QuestionProps } from './question-input.tsx';
import { ratingWords } from './rating-words.ts';

const ratings = Array.from({ length: RATING_MOST }, (_, at) => at + 1);

/** One to five, as buttons that are large enough for a thumb. */
export function RatingInput({ id, language, answer, problem, onAnswer }: QuestionProps) {
  return (
    <div class="survey-rates">
      {ratings.map((rating) => (
        <label class="survey-rate" key={rating}>
          <input
            type="radio"
            name={id}
            checked={answer?.rating === rating}
            aria-describedby={problem && `${id}-problem`}
            onChange={() => onAnswer({ rating })}
          />
          <span class="survey-face">
            <b>{rating}</b> <span>{ratingWords[rating - 1]?.[language]}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
