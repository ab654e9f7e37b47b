package dev.chronicle.demo.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard's forms ask for where an operator's token is set. */
class SignInIT {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static RunningDemo demo;
  private static Api api;

  @BeforeAll
  static void start(@TempDir Path directory) {
    demo = RunningDemo.startIn(directory, Map.of("CHRONICLE_ADMIN_TOKEN", TOKEN));
    api = demo.api();
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void readers_needNoToken_onThisMachine() {
    api.get("/dashboard/tasks", "Accept", "text/html").expect(200);
    api.get("/dashboard/assets/dashboard.css").expect(200);
  }

  @Test
  void form_withoutASession_leadsToTheSignInPage_andChangesNothing() {
    Answer answer = form("/dashboard/tasks", "title=unsigned");
    answer.expect(303);
    assertThat(answer.header("Location")).contains("/dashboard/sign-in");
    assertThat(api.get("/tasks?q=unsigned").expect(200).body()).isEqualTo("[]");
  }

  @Test
  void wrongToken_opensNoSession() {
    Answer answer = form("/dashboard/sign-in", "token=" + TOKEN.replace('0', '1'));
    answer.expect(403);
    assertThat(answer.header("Set-Cookie")).isNull();
    assertThat(answer.body()).contains("That is not the token");
  }

  @Test
  void session_letsFormsThrough_butIsNoWayAroundTheToken() {
    String cookie = signIn();
    form("/dashboard/tasks", "title=signed", "Cookie", cookie).expect(303);
    assertThat(api.get("/tasks?q=signed").expect(200).body()).contains("signed");
    api.send("POST", "/admin/clear-tasks", BodyPublishers.noBody(), "Cookie", cookie).expect(401);
    form("/dashboard/tasks", "title=x", "Cookie", cookie, "Sec-Fetch-Site", "cross-site")
        .expect(403);
    form("/dashboard/tasks", "title=x", "Cookie", cookie, "Origin", "http://evil.example")
        .expect(403);
  }

  @Test
  void cookie_holdsNoToken_andIsKeptFromScriptsAndOtherSites() {
    assertThat(signIn()).doesNotContain(TOKEN);
    Answer answer = form("/dashboard/sign-in", "token=" + TOKEN);
    assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict", "Path=/");
  }

  @Test
  void forgedSession_isNone() {
    for (String forged :
        new String[] {"9999999999.AAAA", "9999999999.", "x", ".", "99999999999999.A"}) {
      form("/dashboard/tasks", "title=forged", "Cookie", "chronicle_session=" + forged).expect(303);
    }
    assertThat(api.get("/tasks?q=forged").expect(200).body()).isEqualTo("[]");
  }

  @Test
  void signInLeadsBack_toPagesOfOursOnly() {
    assertThat(target("/dashboard/tasks?status=failed")).endsWith("/dashboard/tasks?status=failed");
    assertThat(target("https://evil.example/dashboard"))
        .endsWith("/dashboard")
        .doesNotContain("evil");
    assertThat(target("//evil.example")).doesNotContain("evil");
    assertThat(target("/dashboard@evil.example")).doesNotContain("evil");
  }

  private static String target(String to) {
    String escaped = java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8);
    return form("/dashboard/sign-in", "token=" + TOKEN + "&to=" + escaped)
        .expect(303)
        .header("Location");
  }

  private static String signIn() {
    String cookie = form("/dashboard/sign-in", "token=" + TOKEN).expect(303).header("Set-Cookie");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private static Answer form(String path, String fields, String... headers) {
    String[] all = new String[headers.length + 4];
    all[0] = "Content-Type";
    all[1] = "application/x-www-form-urlencoded";
    all[2] = "Accept";
    all[3] = "text/html";
    System.arraycopy(headers, 0, all, 4, headers.length);
    return api.send("POST", path, BodyPublishers.ofString(fields), all);
  }
}
