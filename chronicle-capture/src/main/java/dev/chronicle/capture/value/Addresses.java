package dev.chronicle.capture.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Network addresses, which are written and read without asking a name server. */
final class Addresses {
  static final ScalarForm<InetAddress> INET_ADDRESS =
      ScalarForm.quoted(InetAddress.class, InetAddress::getHostAddress, Addresses::parse);

  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*(%\\w+)?");

  private Addresses() {}

  private static InetAddress parse(String text) {
    if (!LITERAL.matcher(text).matches()) {
      throw new IllegalArgumentException("must be an address, not a name");
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException malformed) {
      throw new IllegalArgumentException(malformed);
    }
  }
}
