package dev.chronicle.demo.running;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests to a running server. Thread-safe. */
final class Api {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  Api(URI server) {
    this.server = server;
  }

  Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  Answer delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody());
  }

  Answer post(String path, String json, String... headers) {
    return sendJson("POST", path, json, headers);
  }

  Answer patch(String path, String json, String... headers) {
    return sendJson("PATCH", path, json, headers);
  }

  Answer sendJson(String method, String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "application/json";
    return send(method, path, BodyPublishers.ofString(json), all);
  }

  /** Sends an empty form, and returns the answer as it is. */
  HttpResponse<byte[]> postForBytes(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(PATIENCE)
            .POST(BodyPublishers.noBody())
            .build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new UncheckedIOException("POST " + path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Sends a request; headers are names and values in turn. */
  Answer send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failure) {
      throw new UncheckedIOException(method + " " + path, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Creates a task with this title, and returns it. */
  JsonNode createTask(String title) {
    return post("/tasks", "{\"title\": \"%s\"}".formatted(title)).expect(201).json();
  }

  /** Creates a task and leads it to this status as {@code worker-1}; returns its id. */
  String taskThatIs(String status) {
    String id = createTask("to be " + status).path("id").textValue();
    String worker = "{\"worker_id\": \"worker-1\"}";
    if (!status.equals("pending")) {
      post("/tasks/" + id + "/claim", worker).expect(200);
    }
    switch (status) {
      case "pending", "claimed" -> {}
      case "processing" -> post("/tasks/" + id + "/process", worker).expect(200);
      case "completed" -> {
        post("/tasks/" + id + "/process", worker).expect(200);
        post("/tasks/" + id + "/complete", "{\"done\": true}").expect(200);
      }
      case "failed" ->
          post("/tasks/" + id + "/fail", "{\"error_message\": \"broken\", \"retryable\": false}")
              .expect(200);
      default -> throw new IllegalArgumentException("status must be a task's, was: " + status);
    }
    return id;
  }
}
