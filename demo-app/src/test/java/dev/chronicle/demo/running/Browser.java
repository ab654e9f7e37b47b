package dev.chronicle.demo.running;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;

/** A Chromium without a window, on one server. Not thread-safe. To be closed. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  private static final Pattern REQUESTED =
      Pattern.compile(
          "\"method\":\"Network.requestWillBeSent\".*\"request\":\\{.*?\"url\":\"([^\"]*)\"");

  private final URI server;
  private final ChromeDriver driver;

  private Browser(URI server, ChromeDriver driver) {
    this.server = server;
    this.driver = driver;
  }

  /** Says whether there is a Chromium; where not, also says how to get one. */
  static boolean isInstalled() {
    boolean installed = program("chromedriver").isPresent() && chromium().isPresent();
    if (!installed) {
      System.out.println(
          "Browser tests are skipped, as there is no Chromium with its driver:"
              + " apt-get install chromium chromium-driver");
    }
    return installed;
  }

  static Browser open(URI server) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium().orElseThrow().toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--window-size=1440,1000");
    options.setCapability("goog:loggingPrefs", Map.of("performance", "ALL", "browser", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").orElseThrow().toFile())
            .build();
    return new Browser(server, new ChromeDriver(service, options));
  }

  private static Optional<Path> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> program(name).stream())
        .findFirst();
  }

  private static Optional<Path> program(String name) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Goes to a page. */
  Browser go(String path) {
    driver.get(server.resolve(path).toString());
    return this;
  }

  /** Returns path and query of the page. */
  String path() {
    URI uri = URI.create(driver.getCurrentUrl());
    return uri.getQuery() == null ? uri.getPath() : uri.getPath() + "?" + uri.getQuery();
  }

  /** Returns the whole address of the page, as the reader sees it. */
  String address() {
    return driver.getCurrentUrl();
  }

  /** Returns scheme, host and port of the server. */
  String origin() {
    return server.toString();
  }

  Browser back() {
    driver.navigate().back();
    return this;
  }

  /** Lets pages write to the clipboard, and read from it. */
  void allowClipboard() {
    driver.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
  }

  /** Returns every address that was asked for, by pages or by the browser, since last called. */
  List<String> requested() {
    return driver.manage().logs().get("performance").getAll().stream()
        .map(entry -> REQUESTED.matcher(entry.getMessage()))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }

  /** Returns what the console said since last called: errors, and refusals by the policy. */
  List<String> console() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Returns an element, once it is there. */
  WebElement one(String css) {
    until("there is " + css, () -> !all(css).isEmpty());
    return driver.findElement(By.cssSelector(css));
  }

  /** Returns an element's text; a part that is just being renewed is asked again. */
  String text(String css) {
    AtomicReference<String> text = new AtomicReference<>();
    until(
        "text of " + css,
        () -> {
          text.set(one(css).getText());
          return true;
        });
    return text.get();
  }

  void click(String css) {
    one(css).click();
  }

  /** Presses keys, wherever the focus is. */
  void press(CharSequence... keys) {
    for (CharSequence key : keys) {
      new Actions(driver).sendKeys(key).perform();
    }
  }

  /** Presses Tab. */
  void tab() {
    press(Keys.TAB);
  }

  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  void until(String what, BooleanSupplier holds) {
    await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .ignoreException(StaleElementReferenceException.class)
        .until(holds::getAsBoolean);
  }

  void untilText(String css, String text) {
    until(css + " holds " + text, () -> text(css).contains(text));
  }

  Object script(String script) {
    return driver.executeScript(script);
  }

  Object slowScript(String script) {
    driver.manage().timeouts().scriptTimeout(PATIENCE);
    return driver.executeAsyncScript(script);
  }

  /** Says what the reader's system asks for: {@code dark} or {@code light}. */
  void colours(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  void scripts(String onOrOff) {
    driver.executeCdpCommand(
        "Emulation.setScriptExecutionDisabled", Map.of("value", onOrOff.equals("off")));
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Makes the browser what it was at the start. */
  void reset() {
    scripts("on");
    colours("light");
    size(1440, 1000);
    go("/dashboard/sign-in").script("localStorage.clear()");
  }

  byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /** Returns what axe finds serious or critical on the page, a line each. */
  String axe() {
    try (InputStream file = Browser.class.getResourceAsStream(AXE)) {
      script(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return (String)
        slowScript(
            """
            const done = arguments[0];
            axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations
              .filter(each => each.impact === 'serious' || each.impact === 'critical')
              .map(each => each.id + ': ' + each.nodes.slice(0, 3)
                .map(node => node.target + ' ' + node.failureSummary).join(' | ')).join('\\n')));
            """);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
