import { useRegisters } from '../data/use-registers.ts';
import { listed } from '../generated/registers.ts';
import { Icon } from '../kit/icon.tsx';
import { Loading } from '../kit/notes.tsx';
import { Page } from '../kit/page.tsx';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { holdsNow } from '../session/session.ts';
import { places } from '../shell/places.ts';

/** What is kept for administration stands below, under the name of its page. */
const shown = listed.filter((name) => !places.some(({ path, isMain }) => !isMain && path === `/${name}`));

/** All registers of the department, under the regulations' own names. */
export function RegistersPage() {
  const say = useWords();
  const session = useSession();
  const definitions = useRegisters(...shown);
  const registers = definitions && shown.map(definitions);
  const others = places.filter(
    ({ path, isMain, roles }) => !isMain && path !== '/registers' && (!roles || holdsNow(session, ...roles)),
  );
  return (
    <Page title={{ zh: '登记簿', en: 'Registers' }}>
      {registers ? (
        <ul class="list-rows">
          {registers.map((register) => (
            <li key={register.name}>
              <a class="list-row" href={`/${register.name}`}>
                <span class="list-main">
                  <b>{say(register.form)}</b>
                </span>
                <Icon name="next" />
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <Loading rows={12} />
      )}
      {others.length > 0 && (
        <section class="section">
          <h2>{say({ zh: '管理', en: 'Administration' })}</h2>
          <ul class="list-rows">
            {others.map(({ path, icon, words }) => (
              <li key={path}>
                <a class="list-row" href={path}>
                  <Icon name={icon} />
                  <span class="list-main">
                    <b>{say(words)}</b>
                  </span>
                  <Icon name="next" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
