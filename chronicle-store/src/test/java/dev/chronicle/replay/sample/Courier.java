package dev.chronicle.replay.sample;

import dev.chronicle.capture.Capture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** Asks another service in captured methods, with nothing in between. */
@Capture
public class Courier {
  /** A change of behaviour that tests plant. */
  public static volatile boolean asksElsewhere;

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  public String text(String address) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(get(address), BodyHandlers.ofString());
    return response.statusCode()
        + " "
        + response.uri().getPath()
        + " "
        + response.headers().firstValue("X-Shop").orElse("-")
        + " "
        + response.version()
        + " "
        + response.body();
  }

  public String bytes(String address) throws IOException, InterruptedException {
    return Arrays.toString(client.send(get(address), BodyHandlers.ofByteArray()).body());
  }

  public int status(String address) throws IOException, InterruptedException {
    return client.send(get(address), BodyHandlers.discarding()).statusCode();
  }

  public String stream(String address) throws IOException, InterruptedException {
    try (InputStream body = client.send(get(address), BodyHandlers.ofInputStream()).body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public String firstLine(String address) throws IOException, InterruptedException {
    try (InputStream body = client.send(get(address), BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      return lines.readLine();
    }
  }

  public String lines(String address) throws IOException, InterruptedException {
    return client
        .send(get(address), BodyHandlers.ofLines())
        .body()
        .collect(Collectors.joining("|"));
  }

  public int parsed(String address) throws IOException, InterruptedException {
    return client
        .send(
            get(address),
            head ->
                BodySubscribers.mapping(
                    BodySubscribers.ofString(StandardCharsets.UTF_8), String::length))
        .body();
  }

  public String joined(String address) {
    return client.sendAsync(get(address), BodyHandlers.ofString()).join().body();
  }

  public CompletionStage<String> later(String address) {
    return client.sendAsync(get(address), BodyHandlers.ofString()).thenApply(HttpResponse::body);
  }

  public String posted(String address, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + (asksElsewhere ? "/there" : "/here")))
            .header("Authorization", "Bearer a-very-secret-thing-indeed")
            .POST(HttpRequest.BodyPublishers.ofString(asksElsewhere ? body + "!" : body))
            .build();
    return client.send(request, BodyHandlers.ofString()).body();
  }

  public String impatient(String address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMillis(50)).build();
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (HttpTimeoutException slow) {
      return "slow: " + slow.getMessage();
    }
  }

  public String impatientLater(String address) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofMillis(50)).build();
    try {
      return client.sendAsync(request, BodyHandlers.ofString()).join().body();
    } catch (CompletionException failed) {
      return failed.getCause().getClass().getName();
    }
  }

  private static HttpRequest get(String address) {
    return HttpRequest.newBuilder(URI.create(address)).build();
  }
}
