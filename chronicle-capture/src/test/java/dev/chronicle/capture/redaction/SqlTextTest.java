package dev.chronicle.capture.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements tell which column a parameter or a literal belongs to. */
class SqlTextTest {
  private final Redaction redaction =
      Redaction.builder().key("0123456789abcdef".getBytes(StandardCharsets.UTF_8)).build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          insert into users (name, password) values (?, ?)                     | 2 | password
          INSERT INTO "users"("name", "password") VALUES (lower(?), crypt(?, 4)) | 2 | password
          insert into users (name, password) values ('a', ?), ('b', ?)         | 2 | password
          insert into u (a, password) values (?, ?) on conflict do update set a = ? | 3 | a
          select * from users where u.password = ?                             | 1 | password
          select * from users where name = ? and password like ?               | 2 | password
          select * from users where password in (?, ?) and id = ?              | 2 | password
          select * from users where id between ? and ? and pin <> ?            | 3 | pin
          update users set password=?, name=? where id=?                       | 1 | password
          update users set password=crypt(?), name=? where id=?                | 1 | password
          update users set `password`=? /* ? */ where id=? -- ?                | 2 | id
          """)
  void parameter_belongsToItsColumn(String sql, int index, String column) {
    assertThat(SqlText.of(sql).columnOf(index)).isEqualTo(column);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          select password as p from users                                      ~ p ~ password
          SELECT u.PASSWORD AS "P", name AS n FROM users u                     ~ p ~ PASSWORD
          select password p, name n from users                                 ~ p ~ password
          select distinct password p from users                                ~ p ~ password
          select name n, lower(password) as p from users                       ~ p ~ password
          select cast(password as text) as p from users                        ~ p ~ password
          select 'a' || password as p from users                               ~ p ~ password
          select password collate nocase as p from users                       ~ p ~ password
          select case when a = 1 then password else '' end as p from users     ~ p ~ password
          select (select password from users where id = ?) as p                ~ p ~ password
          select password as 'p' from users                                    ~ p ~ password
          select password as [p] from users                                    ~ p ~ password
          select p as q from (select password as p from users) t               ~ q ~ password
          with t as (select password as p from users) select p from t          ~ p ~ password
          select max(password) from users                                      ~ max ~ password
          select password || ? from users                                      ~ ?column? ~ password
          insert into users (name) values (?) returning password as p          ~ p ~ password
          select 1; select password as p from users                            ~ p ~ password
          """)
  void labelOfAColumn_leadsToTheNamesBehindIt(String sql, String label, String name) {
    assertThat(SqlText.of(sql).namesBehind(label)).contains(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          select name as n, password as p from users                           ~ n
          select name n, password from users where password = ?                ~ n
          select name as n from users where password = 'as p'                  ~ p
          select password from users                                           ~ password
          select t.id as p from (select password from users) t                 ~ p
          ) as p, (((                                                          ~ p
          """)
  void labelOfAColumn_doesNotLeadToOthers(String sql, String label) {
    assertThat(SqlText.of(sql).namesBehind(label)).doesNotContain("password");
  }

  @Test
  void literalsOfSecretColumns_areTokens() {
    String token = redaction.token("hunter2");

    assertThat(redacted("insert into u (name, password) values ('bob', 'hunter2')"))
        .isEqualTo("insert into u (name, password) values ('bob', '" + token + "')");
    assertThat(redacted("select 1 from u where password = 'hunter2' and name = 'bob'"))
        .isEqualTo("select 1 from u where password = '" + token + "' and name = 'bob'");
    assertThat(redacted("select 1 from u where pin = 4711 and id = 12")).doesNotContain("4711");
    assertThat(redacted("select 1 from u where pin = 4711 and id = 12")).endsWith("id = 12");
    assertThat(redacted("insert into u (secret) values ('it''s mine')")).doesNotContain("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into u (name, password) values ('bob', E'hunter2')",
        "insert into u (name, password) values (N'bob', N'hunter2')",
        "insert into u (name, password) values ('bob', 'a\\'b hunter2')",
        "insert into u (name, password) values ('bob', $$hunter2$$)",
        "insert into u (name, password) values ('bob', $x$it's hunter2$x$)",
        "update u set password = $$hunter2",
        "alter user bob password 'hunter2'",
        "create user bob identified by 'hunter2'",
        "set password = 'hunter2'",
        "select 1 -- password: hunter2",
        "select 1 from u where password = \"hunter2\"",
        "insert into u (name, settings) values ('bob', '{\"password\":[\"hunter2\"]}')",
        "select 1 from u where token in ('hunter2', 'hunter2')"
      })
  void secretInAnyDialect_isAToken(String sql) {
    assertThat(redacted(sql)).doesNotContain("hunter2").contains("[redacted:");
  }

  @Test
  void patternsInLiterals_areTokensWhateverTheColumn() {
    assertThat(redacted("select 1 from u where note = 'card 4111111111111111'"))
        .doesNotContain("4111");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select id, name from tasks where status = ? and created_at > ? order by id limit ?",
        "insert into tasks (id, title) values (?, 'buy milk')",
        "",
        "'",
        "((((",
        "))))",
        "values values (,,,) ?? 'a",
        "\"open",
        "/* open",
        "select 'a\\' || ?",
        "$",
        "$$open",
        "$1 = $2",
        "select e from t where n = ?"
      })
  void ordinaryOrBrokenText_staysAsItIs(String sql) {
    assertThat(redacted(sql)).isEqualTo(sql);
    assertThat(SqlText.of(sql).columnOf(99)).isNull();
  }

  @Test
  void eachRedactorGivesItsOwnTokens() {
    Redaction other =
        Redaction.builder().key("fedcba9876543210".getBytes(StandardCharsets.UTF_8)).build();
    SqlText sql = SqlText.of("update users set password = 'hunter22'");
    String first = sql.redacted(redaction);

    assertThat(first).doesNotContain("hunter22");
    assertThat(sql.redacted(other)).isNotEqualTo(first).doesNotContain("hunter22");
    assertThat(sql.redacted(redaction)).isEqualTo(first);
  }

  private String redacted(String sql) {
    return SqlText.of(sql).redacted(redaction);
  }
}
