package dev.chronicle.demo.http;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file that is served as it is in the jar. Immutable. */
public final class Asset {
  private final byte[] content;
  private final String type;
  private final EntityTag tag;

  private Asset(byte[] content, String type, EntityTag tag) {
    this.content = content;
    this.type = type;
    this.tag = tag;
  }

  /** Reads a resource of the class path, whose name is absolute. */
  public static Asset load(String resource) throws IOException {
    try (InputStream file = Asset.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new FileNotFoundException(resource);
      }
      byte[] content = file.readAllBytes();
      return new Asset(content, typeOf(resource), new EntityTag(hash(content)));
    }
  }

  /** Returns the file, or word that the caller has it already. */
  public Response answer(Request request) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer = unchanged == null ? Response.ok(content, type) : unchanged;
    return answer.tag(tag).build();
  }

  private static String typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "png" -> "image/png";
      case "svg" -> "image/svg+xml";
      default -> "application/octet-stream";
    };
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
